using System.Globalization;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform.Events;

namespace StagingTools.Engine.Terraform;

/// <summary>Follows the events of one run: tells the host how far it is and remembers what was done and what failed.</summary>
/// <param name="host">Who is told.</param>
/// <param name="activity">The activity's name, such as <c>Creating staging</c>.</param>
/// <param name="total">How many resources change; 0 when that is not known.</param>
/// <param name="timeProvider">The clock; the system's when null.</param>
/// <param name="usual">What changes usually take; <see langword="null"/> where that is nobody's wait.</param>
/// <param name="warns">False where warnings are about our own private copy and not for the user to act on.</param>
internal sealed class ApplyTracker(
    IHost host, string activity, int total = 0, TimeProvider? timeProvider = null, bool warns = true, UsualTimes? usual = null)
{
    // Longer than any call that makes something takes; what is older waits for AWS, and the state will know of it.
    private static readonly TimeSpan TimeToTakeHold = TimeSpan.FromSeconds(5);

    private readonly TimeProvider clock = timeProvider ?? TimeProvider.System;
    private readonly Dictionary<string, TerraformEvent.Apply> inFlight = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> began = new(StringComparer.Ordinal);
    private readonly List<string> done = [];
    private readonly List<string> failed = [];
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<TerraformEvent> planned = [];
    private readonly HashSet<string> warnings = new(StringComparer.Ordinal);
    private bool told;

    /// <summary>The addresses whose change is done.</summary>
    public IReadOnlyList<string> Done => done;

    /// <summary>The addresses whose change failed.</summary>
    public IReadOnlyList<string> Failed => failed;

    /// <summary>Every error and warning so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>What terraform told of the plan: changes, drift, counts.</summary>
    public IReadOnlyList<TerraformEvent> Planned => planned;

    /// <summary>What is being changed right now, in words; empty when nothing is.</summary>
    public string InFlight => string.Join(", ", inFlight.Values.OrderByDescending(change => change.Elapsed).Select(Word));

    /// <summary>
    /// Whether everything that is being created has an identity by now. A provider that is interrupted drops the call that
    /// it waits for: AWS may have made the thing all the same, and no state would ever name it.
    /// </summary>
    public bool IsSettled => JustBegun.Length == 0;

    /// <summary>What has only just begun to be created, in words; empty when nothing has.</summary>
    public string JustBegun => string.Join(
        ", ",
        inFlight.Values
            .Where(change => change.Action == "create" && clock.GetElapsedTime(began[change.Address]) < TimeToTakeHold)
            .Select(Word));

    /// <summary>Takes one event.</summary>
    public void Take(TerraformEvent terraformEvent)
    {
        switch (terraformEvent)
        {
            case TerraformEvent.Apply apply:
                Take(apply);
                break;
            case TerraformEvent.Diagnosed { Diagnostic: var diagnostic }:
                diagnostics.Add(diagnostic);
                if (!diagnostic.IsError && warnings.Add(diagnostic.ToString()))
                    Warn(diagnostic.ToString());
                break;
            case TerraformEvent.Refresh { Completed: false } refresh:
                Tell($"Reading {refresh.Address}");
                break;
            case TerraformEvent.PlannedChange or TerraformEvent.Drift or TerraformEvent.ChangeSummary:
                planned.Add(terraformEvent);
                host.Verbose(terraformEvent.Message);
                break;
            case TerraformEvent.Note or TerraformEvent.Text when terraformEvent.Message.Trim() is { Length: > 0 } message:
                foreach (string line in message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    host.Verbose(line);
                break;
        }
    }

    /// <summary>Ends the activity.</summary>
    public void Complete()
    {
        if (told)
            host.Progress(new ProgressUpdate(activity, "Done") { PercentComplete = 100, Completed = true });
    }

    private void Warn(string message)
    {
        if (warns)
            host.Warning(message);
        else
            host.Verbose(message);
    }

    private void Take(TerraformEvent.Apply apply)
    {
        switch (apply.Phase)
        {
            case ApplyPhase.Completed:
                inFlight.Remove(apply.Address);
                done.Add(apply.Address);
                if (began.TryGetValue(apply.Address, out long start))
                    usual?.Add(apply.Address, apply.Action, clock.GetElapsedTime(start));
                host.Verbose(apply.Message);
                break;
            case ApplyPhase.Failed:
                inFlight.Remove(apply.Address);
                failed.Add(apply.Address);
                host.Verbose(apply.Message);
                break;
            default:
                began.TryAdd(apply.Address, clock.GetTimestamp());
                inFlight[apply.Address] = apply;
                break;
        }

        if (apply.Phase is ApplyPhase.Completed or ApplyPhase.Failed)
            began.Remove(apply.Address);
        Tell(inFlight.Count > 0 ? InFlight : apply.Message);
    }

    private void Tell(string status)
    {
        told = true;
        host.Progress(new ProgressUpdate(activity, status)
        {
            PercentComplete = total > 0 ? Math.Min(99, 100 * done.Count / total) : null,
            Remaining = Remaining(),
        });
    }

    // The longest of what is under way. What only waits for it is not known to take time, and is left out.
    private TimeSpan? Remaining() => inFlight.Values
        .Select(change => usual?.Of(change.Address, change.Action) is { } time && time > change.Elapsed ? time - change.Elapsed : (TimeSpan?)null)
        .Max();

    private string Word(TerraformEvent.Apply apply)
    {
        string verb = apply.Action switch
        {
            "create" => "creating",
            "update" => "changing",
            "delete" => "destroying",
            "read" => "reading",
            _ => apply.Action,
        };
        return apply.Elapsed < TimeSpan.FromSeconds(1)
            ? $"{verb} {apply.Address}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{verb} {apply.Address} ({Clock(apply.Elapsed)}{Usual(apply)})");
    }

    private string Usual(TerraformEvent.Apply apply) => usual?.Of(apply.Address, apply.Action) switch
    {
        null => "",
        { } time when apply.Elapsed > 2 * time => $", usually {Clock(time)}",
        { } time => $" of about {Clock(time)}",
    };

    private static string Clock(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");
}
