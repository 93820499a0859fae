-- A publisher asks which documents a transaction has left: their revision is its id.
CREATE INDEX documents_by_revision ON documents (dataset, revision);
