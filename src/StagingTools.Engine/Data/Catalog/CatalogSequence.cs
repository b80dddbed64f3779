namespace StagingTools.Engine.Data.Catalog;

/// <summary>A sequence, owned by a column or not.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
internal sealed record CatalogSequence(string Schema, string Name);
