using System.Runtime.InteropServices;
using System.Text;

namespace StagingTools.Benchmarks.DataSync;

/// <summary>Runs the contestants in turn, round after round, and writes what they took.</summary>
/// <param name="servers">The servers.</param>
/// <param name="rounds">How often each runs.</param>
/// <param name="memory">Whether the sync also runs on four times the rows, for its memory.</param>
internal sealed class Comparison(Servers servers, int rounds, bool memory)
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "DataSync", "production.sql");

    /// <summary>Runs all.</summary>
    /// <returns>The report, in Markdown.</returns>
    public async Task<string> RunAsync()
    {
        string source = await MakeProductionAsync(1);
        var contestants = new Contestants(servers);
        Contestant[] all = [.. contestants.All()];
        Dictionary<string, List<Measure>> measures = all.ToDictionary(each => each.Name, _ => new List<Measure>(), StringComparer.Ordinal);
        for (int round = 1; round <= rounds; round++)
        {
            foreach (Contestant contestant in all)
            {
                Measure measure = await RunAsync(contestants, contestant, source);
                measures[contestant.Name].Add(measure);
                Console.Error.WriteLine(FormattableString.Invariant($"round {round}: {contestant.Name}: {measure.Elapsed.TotalSeconds:0.0} s"));
            }
        }

        long? larger = null;
        if (memory)
        {
            string large = await MakeProductionAsync(4);
            larger = (await RunAsync(contestants, all[0], large)).PeakMemory;
        }

        return await ReportAsync(source, measures, larger);
    }

    private static async Task<Measure> RunAsync(Contestants contestants, Contestant contestant, string source)
    {
        string target = await contestants.NewTargetAsync();
        try
        {
            return await contestant.Run(source, target);
        }
        finally
        {
            await contestants.DropAsync(target);
        }
    }

    private async Task<string> MakeProductionAsync(int scale)
    {
        string name = $"production_{scale}";
        Console.Error.WriteLine($"making {name} ({5 * scale} million rows)");
        await servers.Production.CreateDatabaseAsync(name);
        await Shell.RunAsync(
            $"psql --quiet --no-psqlrc --set scale={scale} --file '{Script}' \"$SOURCE\"",
            new Dictionary<string, string> { ["SOURCE"] = servers.Production.Url(name).Split('?')[0] });
        return name;
    }

    private async Task<string> ReportAsync(string source, Dictionary<string, List<Measure>> measures, long? larger)
    {
        string size = await servers.Production.ScalarAsync(
            source, "select pg_size_pretty(sum(pg_table_size(oid))) || ', with indexes ' || pg_size_pretty(pg_database_size(current_database())) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace");
        string version = await servers.Production.ScalarAsync(source, "show server_version");
        TimeSpan own = Median(measures[Contestants.Sync]);
        var report = new StringBuilder();
        Line($"{rounds} rounds in turn, medians. {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, PostgreSQL {version} on both sides ({Servers.Describe}). Production: 5,000,000 rows, {size}.");
        Line("");
        Line("| way | seconds | fastest to slowest | sync takes of it |");
        Line("|---|---|---|---|");
        foreach ((string name, List<Measure> runs) in measures)
        {
            TimeSpan median = Median(runs);
            string ratio = name == Contestants.Sync ? "" : FormattableString.Invariant($"{own / median:0.00}");
            Line($"| {name} | {median.TotalSeconds:0.0} | {runs.Min(run => run.Elapsed).TotalSeconds:0.0} to {runs.Max(run => run.Elapsed).TotalSeconds:0.0} | {ratio} |");
        }

        Line("");
        Line($"Peak memory of the sync's process: {Megabytes(measures[Contestants.Sync].Max(run => run.PeakMemory))}{(larger is null ? "" : $", at four times the rows {Megabytes(larger)}")}.");
        return report.ToString();

        void Line(string text) => report.AppendLine(text);
    }

    private static string Megabytes(long? bytes) =>
        bytes is { } known ? FormattableString.Invariant($"{known / 1e6:0} MB") : "not known";

    private static TimeSpan Median(List<Measure> runs)
    {
        TimeSpan[] sorted = [.. runs.Select(run => run.Elapsed).Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
