using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Planning;

/// <summary>The rules bound to production's catalog: nothing is left to decide.</summary>
/// <param name="Catalog">What production holds.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Tables">Every table, the largest first.</param>
internal sealed record SyncPlan(DatabaseCatalog Catalog, SanitizationRules Rules, IReadOnlyList<TablePlan> Tables)
{
    /// <summary>The tables whose rows are copied, the largest first.</summary>
    public IEnumerable<TablePlan> Copied => Tables.Where(table => table.Copies);

    /// <summary>Whether large objects are copied.</summary>
    public bool CopiesLargeObjects => Catalog.LargeObjects > 0 && Rules.KeepLargeObjects == true;
}
