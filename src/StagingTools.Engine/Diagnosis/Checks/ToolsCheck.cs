using System.Globalization;
using System.Text;
using Amazon.RDS.Model;
using Amazon.Runtime;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Processes;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the programs are there that operations start, and none is older than what it works on.</summary>
internal sealed class ToolsCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => "Tools";

    /// <inheritdoc/>
    public string Category => "Machine";

    /// <inheritdoc/>
    public string Title => "terraform, psql, pg_dump and pg_restore";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => ["rds:DescribeDBInstances"];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        var evidence = new List<string>();
        var problems = new List<StagingException>();
        await TryAsync(async () =>
        {
            TerraformInstallation terraform = await TerraformInstallation.FindAsync(scene.Context, cancellationToken);
            evidence.Add($"terraform {terraform.Version}");
        });

        int? server = await ServerMajorAsync(scene, cancellationToken);
        evidence.Add(server is { } known ? Invariant($"the database is PostgreSQL {known}") : "the database's version is not known");
        await TryAsync(async () =>
        {
            PostgresPrograms programs = await PostgresPrograms.FindAsync(scene.Context, server ?? 0, cancellationToken);
            evidence.Add(Invariant($"pg_dump and pg_restore {programs.Major}"));
        });
        await TryAsync(async () =>
        {
            (string path, int? major) = await FindPsqlAsync(scene.Context, cancellationToken);
            evidence.Add(major is { } number ? Invariant($"psql {number}") : $"psql of an unknown version at {path}");
            if (major < server)
                throw Missing(Invariant($"psql {major} is older than the database, which is PostgreSQL {server}."), server);
        });

        return problems.Count == 0
            ? CheckResult.Passed([.. evidence])
            : CheckResult.Failed(
                string.Join(' ', problems.Select(problem => problem.Message)),
                string.Join(' ', problems.Select(problem => problem.RecommendedAction).Distinct())) with
            { Evidence = evidence };

        async Task TryAsync(Func<Task> look)
        {
            try
            {
                await look();
            }
            catch (StagingException problem)
            {
                problems.Add(problem);
            }
        }
    }

    // Without an account the programs are looked for all the same; that it is missing is another check's word.
    private static async Task<int?> ServerMajorAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        if (scene.OpenSession is null)
            return null;
        try
        {
            DBInstance? database = await scene.Stores.FindDatabaseAsync(cancellationToken);
            return int.TryParse(database?.EngineVersion?.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : null;
        }
        catch (Exception refused) when (refused is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            scene.Host.Verbose($"The database's version cannot be read: {refused.Message}");
            return null;
        }
    }

    private static async Task<(string Path, int? Major)> FindPsqlAsync(StagingContext context, CancellationToken cancellationToken)
    {
        string path = SearchPath.Find(context.EnvironmentVariables, OperatingSystem.IsWindows() ? "psql.exe" : "psql")
            ?? throw Missing("psql is not on PATH.", null);
        var output = new StringBuilder();
        await new ProgramRun(context.TimeProvider)
        {
            FileName = path,
            Arguments = ["--version"],
            WorkingDirectory = Path.GetTempPath(),
            Environment = context.EnvironmentVariables,
            StandardOutput = line => output.AppendLine(line),
        }.RunAsync(cancellationToken);

        // "psql (PostgreSQL) 15.4 (Debian 15.4-1)"
        string text = output.ToString();
        int bracket = text.IndexOf(") ", StringComparison.Ordinal);
        string digits = bracket < 0 ? "" : string.Concat(text[(bracket + 2)..].TakeWhile(char.IsAsciiDigit));
        return (path, int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : null);
    }

    private static StagingException Missing(string message, int? version) => new("PsqlMissing", StagingErrorCategory.NotInstalled, message)
    {
        TargetInput = "psql",
        RecommendedAction = version is { } wanted
            ? Invariant($"Install PostgreSQL's client programs of version {wanted} or later, and put them first on PATH.")
            : "Install PostgreSQL's client programs, and put their folder on PATH.",
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
