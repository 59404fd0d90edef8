"""The addresses of the app."""

from django.urls import URLPattern, path

from mingxi.office.desk.pages import (
    cancel_job,
    components,
    home,
    job,
    job_progress,
    jobs,
    overview,
    project,
    resume_job,
    search,
)

urlpatterns: list[URLPattern] = [
    path("", home.page, name="home"),
    path("jobs/", jobs.page, name="jobs"),
    path("jobs/<int:job_id>/", job.page, name="job"),
    path("jobs/<int:job_id>/progress/", job_progress.page, name="job-progress"),
    path("jobs/<int:job_id>/cancel/", cancel_job.page, name="cancel-job"),
    path("jobs/<int:job_id>/resume/", resume_job.page, name="resume-job"),
    path("overview/", overview.page, name="overview"),
    path("projects/<int:project_id>/", project.page, name="project"),
    path("search/", search.page, name="search"),
    path("components/", components.page, name="components"),
]
