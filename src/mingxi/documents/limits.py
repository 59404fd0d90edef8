"""How much a file may ask of the machine before it is refused.

The largest project texts published with scans inside stay under 50 MB, and their ``document.xml``
under 10 MB; the limits leave room above that and keep a reader's memory under about a gigabyte.
"""

FILE_BYTES_MAX = 200 * 1024**2
"""The size of one file, or of one member of an archive."""

ARCHIVE_UNPACKED_BYTES_MAX = 500 * 1024**2
"""What all members of one archive may unpack to."""

ARCHIVE_DIRECTORY_BYTES_MAX = 4 * 1024**2
"""The size of an archive's table of contents: some 40,000 members."""

UNPACKING_RATIO_MAX = 200
"""Unpacked over packed size; Word's own XML stays under 50."""

UNPACKING_RATIO_FREE_BYTES = 10 * 1024**2
"""Up to this size any ratio is let through: small files may compress extremely well."""

XML_PART_BYTES_MAX = 64 * 1024**2
"""The size of one unpacked XML part of a Word file."""

XML_TAGS_MAX = 2_500_000
"""Tags of one XML part; the tree of a part and its runs cost up to 400 bytes a tag."""

TABLE_COLUMNS_MAX = 63
"""Grid columns one cell may cover: Word's own limit on the columns of a table."""

HTML_BYTES_MAX = 64 * 1024**2
"""The size of one web page: pages saved with their pictures inside stay under 20 MB."""

HTML_TAGS_MAX = 1_500_000
"""Elements and texts of one web page; what is kept of each costs up to 400 bytes."""

SHEET_PART_BYTES_MAX = 200 * 1024**2
"""The size of one unpacked worksheet, which is read row by row."""

WORKBOOK_CELLS_MAX = 2_000_000
"""Cells of a workbook that show something: 100,000 rows of 20 columns."""

WORKBOOK_GRID_MAX = 3_000_000
"""Places of the grids that a workbook's cells are laid on, empty ones counted."""

WORKBOOK_CHARACTERS_MAX = 16 * 1024**2
"""Characters that the cells of a workbook show; one text may be shared by many cells."""

CONVERSION_SECONDS_MAX = 60
"""How long LibreOffice may take for one file; a long text takes it five seconds."""

PDF_PAGES_MAX = 2_000
"""Pages of one PDF file; the longest budget books published have some hundreds."""

PDF_CHARACTERS_MAX = 2_000_000
"""Characters of one PDF file."""

PDF_PAGE_CHARACTERS_MAX = 100_000
"""Characters of one page: fifty times what a closely printed page holds."""

PDF_PAGE_DRAWINGS_MAX = 100_000
"""Lines, areas and pictures of one page, and the corners of their outlines."""

PDF_PAGE_RULINGS_MAX = 1_000
"""Ruling lines of one direction on one page, once those on one line are joined."""

PDF_TABLE_FIELDS_MAX = 20_000
"""Fields of one page's table: four times what a sheet of A3 in small print has."""

PDF_FORMS_DEPTH_MAX = 8
"""How deep drawings may be wrapped in one another before their lines are passed over."""

PDF_CELLS_MAX = 300_000
"""Cells of all tables of one PDF file."""

PDF_INFLATED_BYTES_MAX = 256 * 1024**2
"""What the compressed streams of one PDF file may unpack to; a book of scans stays under 100 MB."""

PDF_PROBE_SECONDS_MAX = 5
"""Computing time for the pages of a PDF file whose forms hold other forms."""

PDF_PROBE_BYTES_MAX = 1024**3
"""Memory for the same."""
