using System.Globalization;
using System.Text;
using System.Text.Json;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Processes;
using StagingTools.Engine.Terraform.Commands;
using StagingTools.Engine.Terraform.Events;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Terraform;

/// <summary>Terraform in one root module: each subcommand as a typed call.</summary>
/// <param name="installation">The program.</param>
/// <param name="directory">The root module's folder.</param>
/// <param name="environment">All environment variables of the program.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class TerraformCli(
    TerraformInstallation installation,
    string directory,
    IReadOnlyDictionary<string, string> environment,
    TimeProvider timeProvider)
{
    private const int TextLinesKept = 20;
    private const string SecretVariablePrefix = "TF_VAR_";
    private const int ShortestSecret = 6;

    private readonly string[] secrets =
    [
        .. environment
            .Where(variable => variable.Key.StartsWith(SecretVariablePrefix, StringComparison.Ordinal))
            .Select(variable => variable.Value)
            .Where(value => value.Length >= ShortestSecret)
            .SelectMany(value => (string[])[value, Uri.EscapeDataString(value)])
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The state as <c>s3://bucket/key</c>, for errors; <see langword="null"/> for a local one.</summary>
    public string? StateLocation { get; init; }

    /// <summary>What changes usually take.</summary>
    public UsualTimes Usual { get; init; } = UsualTimes.None();

    /// <summary>How long an interrupted run may take to leave the state in order.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Prepares the folder: providers, modules, the state's place.</summary>
    public Task InitAsync(InitCommand command, IHost host, CancellationToken cancellationToken) =>
        RunEventsAsync(command, new ApplyTracker(host, "Preparing terraform", timeProvider: timeProvider, warns: false), host, [0], cancellationToken);

    /// <summary>Makes a plan.</summary>
    /// <param name="command">What to plan.</param>
    /// <param name="host">Who is told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="isRead">
    /// False where addresses and actions suffice for a plan that only creates. Reading a plan starts the provider once more, which is
    /// seconds; a plan that touches what is there is read always.
    /// </param>
    /// <returns>What it does.</returns>
    public async Task<TerraformPlan> PlanAsync(
        PlanCommand command, IHost host, CancellationToken cancellationToken, bool isRead = true)
    {
        var tracker = new ApplyTracker(host, "Planning", timeProvider: timeProvider);
        await RunEventsAsync(command, tracker, host, [0, PlanCommand.ChangesExitCode], cancellationToken);
        return (isRead ? null : PlanOutline.OfCreation(tracker.Planned))
            ?? await ShowPlanAsync(new ShowPlanCommand(command.PlanFile), host, cancellationToken);
    }

    /// <summary>Reads a saved plan.</summary>
    public async Task<TerraformPlan> ShowPlanAsync(ShowPlanCommand command, IHost host, CancellationToken cancellationToken)
    {
        string json = await RunTextAsync(command, host, cancellationToken);
        try
        {
            return PlanReader.Read(json);
        }
        catch (JsonException unreadable)
        {
            throw new StagingException(
                "TerraformUnusable",
                StagingErrorCategory.OperationFailed,
                $"terraform {installation.Version} described its plan in a form that cannot be read: {unreadable.Message}",
                unreadable)
            {
                RecommendedAction = $"Use terraform {TerraformVersion.Oldest} or a later 1.x.",
            };
        }
    }

    /// <summary>Applies a saved plan.</summary>
    /// <param name="command">Names the plan.</param>
    /// <param name="plan">What the plan does, for the progress.</param>
    /// <param name="activity">What to call it, such as <c>Creating staging</c>.</param>
    /// <param name="host">Who is told.</param>
    /// <param name="cancellationToken">Interrupts terraform, which leaves the state in order.</param>
    /// <returns>The addresses that were changed, in order.</returns>
    /// <exception cref="TerraformFailedException">Names what was done before it failed.</exception>
    /// <exception cref="StateLockedException">Somebody else works on the state.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(
        ApplyCommand command, TerraformPlan plan, string activity, IHost host, CancellationToken cancellationToken)
    {
        // A replacement is two changes: one destroys, one creates.
        int total = plan.Changes.Count(change => change.Action != ChangeAction.Adopt) + plan.Count(ChangeAction.Replace);
        var tracker = new ApplyTracker(host, activity, total, timeProvider, usual: Usual);
        try
        {
            await RunEventsAsync(command, tracker, host, [0], cancellationToken);
            return tracker.Done;
        }
        finally
        {
            Usual.Save();
        }
    }

    /// <summary>The addresses in the state; empty when there is none.</summary>
    public async Task<IReadOnlyList<string>> StateListAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            string text = await RunTextAsync(new StateListCommand(), host, cancellationToken);
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        catch (TerraformFailedException failure)
            when (failure.Message.Contains("No state file was found", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }
    }

    /// <summary>The state as its file stands; empty when there is none.</summary>
    public Task<string> StatePullAsync(IHost host, CancellationToken cancellationToken) =>
        RunTextAsync(new StatePullCommand(), host, cancellationToken);

    /// <summary>Saves a state that was not made by an apply of this run.</summary>
    public Task StatePushAsync(StatePushCommand command, IHost host, CancellationToken cancellationToken) =>
        RunTextAsync(command, host, cancellationToken);

    private async Task RunEventsAsync(
        TerraformCommand command, ApplyTracker tracker, IHost host, int[] good, CancellationToken cancellationToken)
    {
        var text = new Queue<string>();
        int exitCode = await RunAsync(
            command,
            line =>
            {
                TerraformEvent terraformEvent = TerraformEventParser.Parse(line);
                if (terraformEvent is TerraformEvent.Text)
                    Keep(text, line);
                tracker.Take(terraformEvent);
            },
            line =>
            {
                Keep(text, line);
                tracker.Take(new TerraformEvent.Text(line));
            },
            tracker,
            host,
            cancellationToken);
        if (!good.Contains(exitCode))
            throw Explain(command, exitCode, tracker.Diagnostics, [.. text], tracker.Done, tracker.Failed);

        tracker.Complete();
    }

    private async Task<string> RunTextAsync(TerraformCommand command, IHost host, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var errors = new Queue<string>();
        int exitCode = await RunAsync(
            command,
            line => output.Append(line).Append('\n'),
            line => Keep(errors, line),
            null,
            host,
            cancellationToken);
        return exitCode == 0
            ? output.ToString()
            : throw Explain(command, exitCode, [], [.. errors], [], []);
    }

    private async Task<int> RunAsync(
        TerraformCommand command,
        Action<string> output,
        Action<string> error,
        ApplyTracker? tracker,
        IHost host,
        CancellationToken cancellationToken)
    {
        host.Verbose($"terraform {string.Join(' ', command.Arguments)}");
        bool settling = false;
        bool announced = false;
        var process = new ProgramRun(timeProvider)
        {
            FileName = installation.Path,
            Arguments = command.Arguments,
            WorkingDirectory = directory,
            Environment = environment,
            GracePeriod = GracePeriod,
            StandardOutput = line => output(Redact(line)),
            StandardError = line => error(Redact(line)),
            IsSettled = () =>
            {
                if (tracker is null or { IsSettled: true })
                    return true;
                if (!settling)
                    host.Information($"Stopping: letting what has just begun take hold, so that nothing is left unnamed ({tracker.JustBegun}).");
                settling = true;
                return false;
            },
            Waiting = left =>
            {
                string what = tracker?.InFlight is { Length: > 0 } changing ? changing : $"terraform {command.Name}";
                string message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"Stopping: waiting for {what} to end, so that the state is complete (at most {Math.Ceiling(left.TotalSeconds)} s).");
                if (announced)
                    host.Progress(new ProgressUpdate("Stopping", message));
                else
                    host.Information(message);
                announced = true;
            },
            Killed = () => host.Warning(
                $"terraform {command.Name} did not stop in time and was ended by force; its lock may still stand."),
        };
        return await process.RunAsync(cancellationToken);
    }

    private StagingException Explain(
        TerraformCommand command,
        int exitCode,
        IReadOnlyList<Diagnostic> diagnostics,
        IReadOnlyList<string> text,
        IReadOnlyList<string> done,
        IReadOnlyList<string> failed)
    {
        StateLock? stateLock = diagnostics
            .Select(diagnostic => diagnostic.Detail)
            .Append(string.Join('\n', text))
            .Select(StateLock.FromDiagnostic)
            .FirstOrDefault(found => found is not null);
        return stateLock is not null
            ? StateLockedException.For(stateLock, StateLocation, timeProvider.GetUtcNow())
            : TerraformFailedException.For(command.Name, exitCode, diagnostics, text, done, failed);
    }

    // No provider is known to print them; one that starts to must not reach a log.
    private string Redact(string line) =>
        secrets.Aggregate(line, (text, secret) => text.Replace(secret, "(hidden)", StringComparison.Ordinal));

    private static void Keep(Queue<string> lines, string line)
    {
        if (line.AsSpan().Trim().IsEmpty)
            return;
        lines.Enqueue(line.Trim());
        if (lines.Count > TextLinesKept)
            lines.Dequeue();
    }
}
