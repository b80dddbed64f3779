using System.Runtime.CompilerServices;
using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>
/// Writes a rules file to review, from a database's types, names, keys and samples of its values. Only reads the database;
/// no value of a row gets into the file or the result.
/// </summary>
public sealed class NewDataRule
{
    private const int MostRows = 100_000;

    private readonly StagingContext context;
    private readonly Func<EnvironmentRequest, ISecretStore> openSecrets;

    /// <summary>Makes the operation.</summary>
    /// <param name="context">Where it works.</param>
    public NewDataRule(StagingContext context)
        : this(context, request => new AwsSecretStore(context, request))
    {
    }

    internal NewDataRule(StagingContext context, Func<EnvironmentRequest, ISecretStore> openSecrets)
    {
        this.context = context;
        this.openSecrets = openSecrets;
    }

    /// <summary>Proposes rules and writes them.</summary>
    /// <param name="request">Which database, and which file.</param>
    /// <param name="host">Confirms and is told of the work.</param>
    /// <param name="cancellationToken">Ends the work; nothing is written.</param>
    /// <returns>One record a column that got a rule, or has to; none when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// <c>InvalidRules</c> or <c>RulesNotMergeable</c> for a file to merge with, <c>UnknownTable</c>, <c>RulesNotWritten</c>, or
    /// the database cannot be reached.
    /// </exception>
    public async IAsyncEnumerable<StagingDataRule> RunAsync(
        NewDataRuleRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        foreach (StagingDataRule rule in await WriteAsync(request, host, cancellationToken))
            yield return rule;
    }

    private async Task<IReadOnlyList<StagingDataRule>> WriteAsync(
        NewDataRuleRequest request, IHost host, CancellationToken cancellationToken)
    {
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        if (request.Sample is < 0 or > MostRows)
            throw new StagingException(
                "InvalidSample", StagingErrorCategory.InvalidArgument, $"A sample has 0 to {MostRows} rows, not {request.Sample}.")
            {
                TargetInput = "Sample",
                RecommendedAction = "Leave --sample out, or give a number in that range.",
            };

        string path = Path.GetFullPath(request.Rules, context.WorkingDirectory);
        bool exists = File.Exists(path);
        RulesMerger? merger = request.Merge && exists ? new RulesMerger(request.Rules, ReadText(path, request.Rules)) : null;
        RequestedEnvironment requested = RequestedEnvironment.Of(request, request.Source is null);
        using ISecretStore secrets = openSecrets(request);
        DatabaseReference source = await DatabaseReference.ResolveAsync(
            context, request.Source ?? requested.ProductionDatabase, secrets, cancellationToken);
        await settings.Production.WarnAsync(secrets.Session, host, cancellationToken);
        (RulesDraft draft, string text) = await DraftAsync(request, source, merger, host, cancellationToken);
        if (merger is not null && draft.Columns.Count == 0)
        {
            host.Information($"{request.Rules} covers every column; nothing was added.");
            return [];
        }

        Confirmation confirmation = new(path, merger is not null ? "Add rules" : exists ? "Overwrite the rules" : "Write rules to review")
        {
            Impact = exists && merger is null ? ConfirmationImpact.High : ConfirmationImpact.Medium,
            Detail = draft.Summarize(),
        };
        if (!await host.ConfirmAsync(confirmation, cancellationToken))
            return [];

        await WriteTextAsync(path, request.Rules, text, cancellationToken);
        int open = draft.Columns.Count(column => column.Rule is null);
        host.Information(open == 0
            ? $"Wrote {path}. Review it before the first sync."
            : $"Wrote {path}. Review it; {open} column{(open == 1 ? " is" : "s are")} left to decide, and no sync runs before.");
        string region = RequestedEnvironment.Region(request, secrets.Session);
        return
        [
            .. draft.Columns.Select(column => new StagingDataRule
            {
                Project = requested.Project,
                EnvironmentName = requested.EnvironmentName,
                Region = region,
                Table = column.Table.FullName,
                Column = column.Column.Name,
                Type = column.Column.Type,
                Mask = column.Rule?.Mask,
                Rule = column.Rule?.Flow,
                Reason = column.Reason,
                Confidence = column.Confidence,
                RulesPath = path,
            }),
        ];
    }

    private static async Task<(RulesDraft Draft, string Text)> DraftAsync(
        NewDataRuleRequest request, DatabaseReference source, RulesMerger? merger, IHost host, CancellationToken cancellationToken)
    {
        try
        {
            await using InspectedDatabase database = await InspectedDatabase.OpenAsync(source, cancellationToken);
            IReadOnlyList<(CatalogTable, CatalogColumn)> wanted = await WantedAsync(request, database, merger, cancellationToken);
            DraftMaker maker = new(database, request.Sample, host);
            RulesDraft draft = await maker.ProposeAsync(wanted, merger is null, cancellationToken);
            string text = await maker.SettleAsync(
                draft, merger is null ? rules => rules.Render(source.Address.Database) : merger.Merge, cancellationToken);
            return (draft, text);
        }
        catch (Exception failure) when (PostgresErrors.Translate(failure, source.Address.ToString()) is { } known)
        {
            throw known;
        }
    }

    // Partitions follow the rules of their table, and what PostgreSQL computes needs none.
    private static async Task<IReadOnlyList<(CatalogTable Table, CatalogColumn Column)>> WantedAsync(
        NewDataRuleRequest request, InspectedDatabase database, RulesMerger? merger, CancellationToken cancellationToken)
    {
        NamePattern pattern = new(request.Table);
        CatalogTable[] tables = [.. database.Catalog.Tables.Where(table => table.Root is null && pattern.FitsTable(table.Schema, table.Name))];
        if (tables.Length == 0 && !pattern.IsEverything)
            throw new StagingException(
                "UnknownTable", StagingErrorCategory.NotFound, $"No table's name fits '{request.Table}'.")
            {
                TargetInput = request.Table,
                RecommendedAction = "Name tables as schema.table; * stands for anything.",
            };

        HashSet<(string, string, string)>? uncovered = null;
        HashSet<(uint, string)> following = [];
        if (merger is not null)
        {
            (_, IReadOnlyList<PlanFinding> findings) = await SyncPlanner.FindAsync(
                database.Connection, database.Catalog, merger.Rules, cancellationToken);
            uncovered =
            [
                .. findings
                    .Where(finding => finding is { Kind: PlanFindingKind.Uncovered, Table: not null, Column: not null })
                    .Select(finding => (finding.Table!.Value.Schema, finding.Table.Value.Name, finding.Column!)),
            ];
            following = [.. Following(database.Catalog, merger.Rules)];
        }

        return
        [
            .. tables.SelectMany(table => table.Columns
                .Where(column => !column.Generated && uncovered?.Contains((table.Schema, table.Name, column.Name)) != false
                    && !following.Contains((table.Oid, column.Name)))
                .Select(column => (table, column))),
        ];
    }

    // References to columns that the file masks already: they have the rule of what they refer to without one of their own.
    private static IEnumerable<(uint, string)> Following(DatabaseCatalog catalog, SanitizationRules rules)
    {
        Dictionary<uint, CatalogTable> tables = catalog.Tables.ToDictionary(table => table.Oid);
        return catalog.ForeignKeys
            .Where(key => tables.ContainsKey(key.ReferencedTable))
            .SelectMany(key => key.Columns.Zip(key.ReferencedColumns)
                .Where(pair => tables[key.ReferencedTable] is var to
                    && rules.Tables.GetValueOrDefault((to.Schema, to.Name))?.Columns.GetValueOrDefault(pair.Second) is { Mask: not MaskKind.Keep })
                .Select(pair => (key.Table, pair.First)));
    }

    private static string ReadText(string path, string file)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StagingException("RulesNotFound", StagingErrorCategory.NotFound, $"The rules file '{path}' cannot be read.", failure)
            {
                TargetInput = file,
                RecommendedAction = "Correct its permissions, or leave --merge out.",
            };
        }
    }

    // A rename, so that a file is never half written.
    private static async Task WriteTextAsync(string path, string file, string text, CancellationToken cancellationToken)
    {
        string next = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(next, text, cancellationToken);
            File.Move(next, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StagingException(
                "RulesNotWritten", StagingErrorCategory.FileError, $"The rules file '{path}' cannot be written.", failure)
            {
                TargetInput = file,
                RecommendedAction = "Make the folder, correct its permissions, or name another file with --rules.",
            };
        }
        finally
        {
            if (File.Exists(next))
                File.Delete(next);
        }
    }
}
