namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the machine's clock agrees with AWS's, which refuses what is signed at another time.</summary>
/// <remarks>
/// Five minutes are let pass, fifteen by S3:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html.
/// </remarks>
internal sealed class ClockCheck : ICheck
{
    private static readonly TimeSpan Much = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TooMuch = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Id => "Clock";

    /// <inheritdoc/>
    public string Category => "Machine";

    /// <inheritdoc/>
    public string Title => "this machine's clock beside that of AWS";

    // Not the credentials: a clock that is wrong is why they are refused.

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => [];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        if (scene.OpenSession is null)
            return CheckResult.Skipped("There is no region and account to ask.");

        TimeProvider clock = scene.Context.TimeProvider;
        DateTimeOffset asked = clock.GetUtcNow();
        if (await scene.Session.ReadClockAsync(cancellationToken) is not { } theirs)
            return CheckResult.Skipped("The answer of AWS does not tell the time.");

        // The answer's date has whole seconds, and was written somewhere between the question and its arrival.
        DateTimeOffset ours = asked + ((clock.GetUtcNow() - asked) / 2);
        TimeSpan ahead = ours - theirs;
        string off = $"{Age.Of(ahead)} {(ahead < TimeSpan.Zero ? "behind" : "ahead of")} AWS";
        const string Mend = "Let the clock be set by NTP: 'timedatectl set-ntp true', or the settings of the virtual machine's host.";
        return ahead.Duration() switch
        {
            var span when span >= TooMuch => CheckResult.Failed($"The clock is {off}, which refuses what is signed with it.", Mend) with { Evidence = [off] },
            var span when span >= Much => CheckResult.Warning($"The clock is {off}.", Mend) with { Evidence = [off] },
            _ => CheckResult.Passed(ahead.Duration() <= TimeSpan.FromSeconds(2) ? "in time" : off),
        };
    }
}
