using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>Proposes rules for a database's columns, and tries them until each fits its column, its keys and its checks.</summary>
/// <param name="database">The database.</param>
/// <param name="rows">Rows of each table that are looked at.</param>
/// <param name="host">Is told of the progress.</param>
internal sealed class DraftMaker(InspectedDatabase database, int rows, IHost host)
{
    private const string Activity = "Looking at columns";

    // A column has at most six candidates, and those it refers to as many.
    private const int MostRounds = 12;

    /// <summary>Proposes.</summary>
    /// <param name="wanted">The columns to propose rules for.</param>
    /// <param name="largeObjects">Whether large objects need a decision, when there are any.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<RulesDraft> ProposeAsync(
        IReadOnlyList<(CatalogTable Table, CatalogColumn Column)> wanted, bool largeObjects, CancellationToken cancellationToken)
    {
        RuleAdvisor advisor = new(database.Catalog);
        TableSampler sampler = new(database.Connection, rows);
        List<ProposedColumn> proposed = [];
        IGrouping<CatalogTable, CatalogColumn>[] tables = [.. wanted.GroupBy(pair => pair.Table, pair => pair.Column)];
        for (int i = 0; i < tables.Length; i++)
        {
            IGrouping<CatalogTable, CatalogColumn> table = tables[i];
            host.Progress(new ProgressUpdate(Activity, table.Key.FullName) { PercentComplete = 100 * i / tables.Length });
            CatalogColumn[] worthReading = rows > 0 ? [.. table.Where(TableSampler.IsWorthReading)] : [];
            IReadOnlyDictionary<string, ColumnSample> samples = await sampler.ReadAsync(table.Key, worthReading, cancellationToken);
            proposed.AddRange(table.Select(column => new ProposedColumn(
                table.Key, column, advisor.Propose(table.Key, column, samples.GetValueOrDefault(column.Name) ?? new ColumnSample()))));
        }

        host.Progress(new ProgressUpdate(Activity, "") { Completed = true });
        Follow(proposed);
        return new RulesDraft(proposed, largeObjects ? database.Catalog.LargeObjects : 0);
    }

    /// <summary>Tries a draft, and lets rules that are refused give way to the next ones.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="render">Makes the text of the whole file out of it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The text.</returns>
    public async Task<string> SettleAsync(RulesDraft draft, Func<RulesDraft, string> render, CancellationToken cancellationToken)
    {
        Dictionary<(string, string, string), ProposedColumn> columns = draft.Columns.ToDictionary(
            column => (column.Table.Schema, column.Table.Name, column.Column.Name));
        for (int round = 0; ; round++)
        {
            string text = render(draft);
            (_, IReadOnlyList<PlanFinding> findings) = await SyncPlanner.FindAsync(
                database.Connection, database.Catalog, RulesParser.Parse("rules", "", text), cancellationToken);
            ProposedColumn[] refused =
            [
                .. findings
                    .Where(finding => finding is { Kind: PlanFindingKind.Mistake, Table: not null, Column: not null })
                    .Select(finding => (Finding: finding, Column: columns.GetValueOrDefault((finding.Table!.Value.Schema, finding.Table.Value.Name, finding.Column!))))
                    .Where(pair => pair.Column?.Rule is not null)
                    .DistinctBy(pair => End(pair.Column!))
                    .Select(pair =>
                    {
                        pair.Column!.GiveWay(pair.Finding.Message);
                        return pair.Column;
                    }),
            ];
            if (refused.Length == 0 || round == MostRounds)
                return render(draft);
        }
    }

    // A reference shares the rule of what it refers to, through any number of keys.
    private void Follow(List<ProposedColumn> proposed)
    {
        Dictionary<(uint, string), ProposedColumn> places = proposed.ToDictionary(column => (column.Table.Oid, column.Column.Name));
        foreach (ForeignKey key in database.Catalog.ForeignKeys)
        {
            foreach ((string name, string referencedName) in key.Columns.Zip(key.ReferencedColumns))
            {
                if (places.TryGetValue((key.Table, name), out ProposedColumn? column)
                    && places.TryGetValue((key.ReferencedTable, referencedName), out ProposedColumn? referenced)
                    && column.Leader is null
                    && End(referenced) != column)
                    column.Leader = referenced;
            }
        }
    }

    private static ProposedColumn End(ProposedColumn column)
    {
        while (column.Leader is { } leader)
            column = leader;
        return column;
    }
}
