-- Which documents came into a content release and left it, without reading the whole log.

CREATE INDEX transaction_documents_of_versions
  ON transaction_documents (dataset, document_id, sequence)
  WHERE document_id >= 'versions.' AND document_id < 'versions/';
