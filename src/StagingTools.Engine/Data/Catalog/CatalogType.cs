namespace StagingTools.Engine.Data.Catalog;

/// <summary>A row of <c>pg_type</c> with what tells whether its binary form can travel.</summary>
/// <param name="Oid">The type.</param>
/// <param name="Name">Its name without schema.</param>
/// <param name="Form"><c>typtype</c>: b base, c composite, d domain, e enum, m multirange, p pseudo, r range.</param>
/// <param name="Base">What a domain is based on; 0 for others.</param>
/// <param name="Element">The element of an array; 0 for others.</param>
/// <param name="Subtype">The subtype of a range or multirange; 0 for others.</param>
/// <param name="Relation">The relation that lists a composite's attributes; 0 for others.</param>
/// <param name="NotNull">Whether a domain refuses NULL.</param>
/// <param name="Modifier">A domain's length limit, as <c>atttypmod</c> counts it; -1 for none.</param>
/// <param name="HasBinary">Whether it has both a send and a receive function.</param>
internal sealed record CatalogType(
    uint Oid,
    string Name,
    char Form,
    uint Base,
    uint Element,
    uint Subtype,
    uint Relation,
    bool NotNull,
    int Modifier,
    bool HasBinary);
