-- What a run is to make of the files that it saves: the roles, with commas between; null once it made everything. Older runs owe nothing.

ALTER TABLE run ADD COLUMN extras TEXT;
