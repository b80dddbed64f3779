using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using StagingTools.Benchmarks.DataSync;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Sandbox;

namespace StagingTools.Benchmarks.Logs;

/// <summary>
/// Reading one log group beside <c>aws logs tail</c>, in turn, from one sandbox into a file each; and following it while 2,000 events
/// a second are written, some of them late.
/// </summary>
/// <param name="rounds">How often each way reads.</param>
/// <param name="events">Events in the group.</param>
/// <param name="seconds">How long is written while following.</param>
internal sealed class LogComparison(int rounds, int events, int seconds)
{
    private const string Project = "bench";
    private const string Group = "/aws/staging/bench/application";

    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-benchmark-").FullName;
    private readonly string program = Path.Combine(FindRoot(), "out", "bin", "staging");

    /// <summary>Runs all of it.</summary>
    /// <returns>The report.</returns>
    public async Task<string> RunAsync()
    {
        SandboxInfo sandbox = await SandboxController.StartAsync(new SandboxOptions { StateDirectory = Path.Combine(folder, "sandbox") });
        try
        {
            StagingContext context = StagingContext.FromProcess(folder, folder);
            var variables = new Dictionary<string, string>(context.EnvironmentVariables, StringComparer.Ordinal);
            foreach ((string name, string value) in sandbox.Environment)
                variables[name] = value;
            context = context with { EnvironmentVariables = variables };
            using AwsSession session = AwsSession.Open(context, new GetEnvironmentRequest { Project = Project });
            var writer = new LogWriter(session.Logs, Group);
            await writer.CreateAsync();
            DateTimeOffset start = DateTimeOffset.UtcNow - Period;
            long filled = Stopwatch.GetTimestamp();
            await writer.FillAsync(events, start, Period);
            Tell($"{events:#,0} events written in {Stopwatch.GetElapsedTime(filled).TotalSeconds:0} s");
            string report = await ReadAsync(variables, start);
            return seconds > 0 ? report + await FollowAsync(writer, variables) : report;
        }
        finally
        {
            await SandboxController.StopAsync(sandbox.StateDirectory);
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> ReadAsync(IReadOnlyDictionary<string, string> variables, DateTimeOffset start)
    {
        string all = Moment(start.AddMinutes(-1)), quarter = Moment(start + (Period * 0.75));
        (string way, string command) = await OtherAsync(start.AddMinutes(-1), variables);
        List<Measure> tail = [], own = [];
        for (int round = 1; round <= rounds; round++)
        {
            tail.Add(await OnceAsync(command, variables));
            own.Add(await OnceAsync($"exec '{program}' logs --project {Project} --since {all}", variables));
            Tell($"round {round}: {way} {tail[^1].Elapsed.TotalSeconds:0.0} s, staging logs {own[^1].Elapsed.TotalSeconds:0.0} s");
        }

        Measure less = await OnceAsync($"exec '{program}' logs --project {Project} --since {quarter}", variables, events / 4);
        double rateOfTail = events / Median(tail), rate = events / Median(own);
        var text = new StringBuilder();
        text.AppendLine("| way | seconds | events a second | peak memory, MB |").AppendLine("|---|---|---|---|");
        Row(way, Median(tail), rateOfTail, tail[^1]);
        Row("staging logs", Median(own), rate, own[^1]);
        Row("staging logs, a quarter of the events", less.Elapsed.TotalSeconds, events / 4 / less.Elapsed.TotalSeconds, less);
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"{events:#,0} events: staging logs reads {rate / rateOfTail:0.0} times as many a second.").AppendLine();
        return text.ToString();

        void Row(string way, double time, double each, Measure measure) => text.Append(
            CultureInfo.InvariantCulture, $"| {way} | {time:0.0} | {each:#,0} | {measure.PeakMemory / 1e6:0} |").AppendLine();
    }

    // Version 1 of the AWS CLI has no tail; its filter-log-events asks the same pages and prints the same lines. Before 2.13 the variable
    // of the endpoint is not read.
    private static async Task<(string Way, string Command)> OtherAsync(DateTimeOffset start, IReadOnlyDictionary<string, string> variables)
    {
        try
        {
            await Shell.RunAsync("aws --version 2>&1 | grep -q '^aws-cli/1\\.'", variables);
        }
        catch (InvalidOperationException)
        {
            return ("aws logs tail", $"exec aws --endpoint-url \"$AWS_ENDPOINT_URL\" logs tail {Group} --since {Moment(start)}");
        }

        string query = "events[].[timestamp,logStreamName,message]";
        return (
            "aws logs filter-log-events (AWS CLI 1, which has no tail)",
            string.Create(
                CultureInfo.InvariantCulture,
                $"exec aws --endpoint-url \"$AWS_ENDPOINT_URL\" logs filter-log-events --log-group-name {Group} --start-time {start.ToUnixTimeMilliseconds()} --output text --query '{query}'"));
    }

    // What is timed has to be whole: every event a line.
    private async Task<Measure> OnceAsync(string command, IReadOnlyDictionary<string, string> variables, int? expected = null)
    {
        string file = Path.Combine(folder, "lines");
        Measure measure = await Shell.RunAsync($"cd '{folder}'; {command} > '{file}'", variables);
        int lines = File.ReadLines(file).Count();
        int wanted = expected ?? events;
        // The period's edge falls on a second; an event lies on it or beside it.
        if (Math.Abs(lines - wanted) > (expected is null ? 0 : (events / Period.TotalSeconds) + 1))
            throw new InvalidOperationException($"{lines} lines came instead of {wanted}: {command}");
        return measure;
    }

    private async Task<string> FollowAsync(LogWriter writer, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, ["logs", "--project", Project, "--since", "0s", "--follow", "--output", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        var shown = new List<(int Number, long Time, bool IsLate)>();
        var messages = new List<string>();
        Task reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                long time = Stopwatch.GetTimestamp();
                JsonNode json = JsonNode.Parse(line)!;
                lock (shown)
                    shown.Add(((int)json["properties"]!["n"]!, time, (bool)json["isLate"]!));
            }
        });
        Task telling = Task.Run(async () =>
        {
            while (await process.StandardError.ReadLineAsync() is { } line)
            {
                lock (messages)
                    messages.Add(line);
            }
        });
        try
        {
            // So that it follows before there is something to follow.
            await Task.Delay(TimeSpan.FromSeconds(5));
            await writer.WriteAsync(seconds);
            long end = Stopwatch.GetTimestamp();
            while (Count() < writer.Readable.Count && Stopwatch.GetElapsedTime(end) < Patience)
                await Task.Delay(200);

            // One that is doubled may still come.
            await Task.Delay(TimeSpan.FromSeconds(20));
            long peak = process.PeakWorkingSet64;
            process.Kill();
            await Task.WhenAll(reading, telling);
            return Report(writer, shown, peak, messages);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }

        int Count()
        {
            lock (shown)
                return shown.Count;
        }
    }

    private static string Report(LogWriter writer, List<(int Number, long Time, bool IsLate)> shown, long peak, List<string> messages)
    {
        HashSet<int> numbers = [.. shown.Select(one => one.Number)];
        int lost = writer.Readable.Keys.Count(number => !numbers.Contains(number));
        int doubled = shown.Count - numbers.Count;
        double[] delays =
        [
            .. shown.Where(one => writer.Readable.ContainsKey(one.Number))
                .Select(one => Stopwatch.GetElapsedTime(writer.Readable[one.Number], one.Time).TotalSeconds)
                .Order(),
        ];
        double[] late = [.. shown.Where(one => writer.Late.ContainsKey(one.Number)).Select(one => Stopwatch.GetElapsedTime(writer.Readable[one.Number], one.Time).TotalSeconds).Order()];
        var text = new StringBuilder();
        text.AppendLine().Append(
            CultureInfo.InvariantCulture,
            $"Following {writer.Readable.Count:#,0} events at 2,000 a second, {writer.Late.Count:#,0} of them up to 60 s late: {lost} lost, {doubled} doubled.").AppendLine()
            .AppendLine().Append(
            CultureInfo.InvariantCulture,
            $"Shown after they could be read: half within {At(delays, 0.5):0.00} s, 95 % within {At(delays, 0.95):0.00} s, 99 % within {At(delays, 0.99):0.00} s, all within {At(delays, 1):0.00} s.").AppendLine().Append(
            CultureInfo.InvariantCulture,
            $"Within two seconds: {100.0 * delays.Count(delay => delay <= 2) / Math.Max(1, writer.Readable.Count):0.0} %. The late ones: half within {At(late, 0.5):0.0} s, all within {At(late, 1):0.0} s; marked late: {shown.Count(one => one.IsLate):#,0}. Peak memory {peak / 1e6:0} MB.").AppendLine();
        foreach (string message in messages.Distinct().Where(message => !message.StartsWith("New task", StringComparison.Ordinal)).Take(5))
            text.AppendLine(message);
        return text.ToString();
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static double Median(List<Measure> measures)
    {
        double[] sorted = [.. measures.Select(measure => measure.Elapsed.TotalSeconds).Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static void Tell(FormattableString line) => Console.Error.WriteLine(FormattableString.Invariant(line));

    private static string FindRoot()
    {
        for (DirectoryInfo? parent = new(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, "StagingTools.sln")))
                return parent.FullName;
        }

        throw new DirectoryNotFoundException("The benchmarks do not run from within the repository.");
    }
}
