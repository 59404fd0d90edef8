"""What may be done with texts that are to be checked."""

from mingxi.office.declaration.models import TextCheck
from mingxi.office.declaration.reckoning.checking import Outcome
from mingxi.office.declaration.reckoning.kinds import unread_kind
from mingxi.office.declaration.selectors import unit_of
from mingxi.office.events.services import SYSTEM, record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import remove, store
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.jobs.services import cancel, queue, resume
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

CHECK_TEXT = "declaration.check_text"
