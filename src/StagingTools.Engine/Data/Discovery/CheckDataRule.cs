using System.Runtime.CompilerServices;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>
/// Checks a rules file against a database as a sync would, tells everything at once, and shows what masks make of values.
/// Only reads; no value of a row gets into the result.
/// </summary>
public sealed class CheckDataRule
{
    private const int MostRows = 1_000_000;
    private const int MostPreviews = 20;

    private readonly StagingContext context;
    private readonly Func<EnvironmentRequest, ISecretStore> openSecrets;

    /// <summary>Makes the operation.</summary>
    /// <param name="context">Where it works.</param>
    public CheckDataRule(StagingContext context)
        : this(context, request => new AwsSecretStore(context, request))
    {
    }

    internal CheckDataRule(StagingContext context, Func<EnvironmentRequest, ISecretStore> openSecrets)
    {
        this.context = context;
        this.openSecrets = openSecrets;
    }

    /// <summary>Checks.</summary>
    /// <param name="request">Which rules, against which database.</param>
    /// <param name="host">Is told of the work.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What is wrong first, then a record for every column that is fine.</returns>
    /// <exception cref="StagingException">
    /// <c>RulesNotFound</c>, <c>InvalidRules</c> for a file that cannot be read, or the database cannot be reached.
    /// </exception>
    public async IAsyncEnumerable<StagingDataRuleCheck> RunAsync(
        CheckDataRuleRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        foreach (StagingDataRuleCheck check in await CheckAsync(request, host, cancellationToken))
            yield return check;
    }

    private async Task<IReadOnlyList<StagingDataRuleCheck>> CheckAsync(
        CheckDataRuleRequest request, IHost host, CancellationToken cancellationToken)
    {
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        RequireRange("Sample", "--sample", request.Sample, MostRows);
        RequireRange("Preview", "--preview", request.Preview, MostPreviews);
        RequestedEnvironment requested = RequestedEnvironment.Of(request, request.Source is null);
        SanitizationRules rules = SanitizationRules.Load(context, request.Rules);
        using ISecretStore secrets = openSecrets(request);
        DatabaseReference source = await DatabaseReference.ResolveAsync(
            context, request.Source ?? requested.ProductionDatabase, secrets, cancellationToken);
        await settings.Production.WarnAsync(secrets.Session, host, cancellationToken);
        RuleChecks checks = new(requested, RequestedEnvironment.Region(request, secrets.Session), new NamePattern(request.Table), new NamePattern(request.Column));
        try
        {
            await using InspectedDatabase database = await InspectedDatabase.OpenAsync(source, cancellationToken);
            (SyncPlan plan, IReadOnlyList<PlanFinding> findings) = await SyncPlanner.FindAsync(
                database.Connection, database.Catalog, rules, cancellationToken);
            checks.Add(findings, rules);
            await LookAsync(request, database, rules, plan, findings, checks, host, cancellationToken);
            return checks.All;
        }
        catch (Exception failure) when (PostgresErrors.Translate(failure, source.Address.ToString()) is { } known)
        {
            throw known;
        }
    }

    private static async Task LookAsync(
        CheckDataRuleRequest request,
        InspectedDatabase database,
        SanitizationRules rules,
        SyncPlan plan,
        IReadOnlyList<PlanFinding> findings,
        RuleChecks checks,
        IHost host,
        CancellationToken cancellationToken)
    {
        const string activity = "Checking rules";
        ILookup<(string, string), PlanFinding> byTable = findings.Where(finding => finding.Table is not null).ToLookup(finding => finding.Table!.Value);
        TableCheck look = new(database.Connection, request.Sample, request.Preview);
        // Partitions without rules of their own are their table's affair.
        TablePlan[] tables =
        [
            .. plan.Tables
                .Where(table => table.Table.Root is null || rules.Tables.ContainsKey((table.Table.Schema, table.Table.Name)))
                .Where(table => checks.Wants(table.Table))
                .OrderBy(table => table.Table.FullName, StringComparer.Ordinal),
        ];
        for (int i = 0; i < tables.Length; i++)
        {
            TablePlan table = tables[i];
            PlanFinding[] wrong = [.. byTable[(table.Table.Schema, table.Table.Name)]];
            host.Progress(new ProgressUpdate(activity, table.Table.FullName) { PercentComplete = 100 * i / tables.Length });
            if (table.Skipped)
            {
                if (wrong.Length == 0)
                    checks.AddSkipped(table.Table, rules);
                continue;
            }

            HashSet<string> wrongColumns = [.. wrong.Select(finding => finding.Column).OfType<string>()];
            // A mistake of the table as a whole leaves nothing of it to try.
            TableCheck.Outcome? outcome = wrong.Any(finding => finding.Column is null) || !table.Table.Readable
                ? null
                : await look.RunAsync(table, wrongColumns, cancellationToken);
            if (outcome is null && wrong.Length == 0)
                host.Warning($"{table.Table} could not be looked at in time; its rules are checked without samples.");
            checks.Add(table, outcome, wrongColumns);
        }

        host.Progress(new ProgressUpdate(activity, "") { Completed = true });
    }

    private static void RequireRange(string name, string option, int value, int most)
    {
        if (value < 0 || value > most)
            throw new StagingException(
                $"Invalid{name}", StagingErrorCategory.InvalidArgument, $"{name} is a number from 0 to {most}, not {value}.")
            {
                TargetInput = name,
                RecommendedAction = $"Leave {option} out, or give a number in that range.",
            };
    }
}
