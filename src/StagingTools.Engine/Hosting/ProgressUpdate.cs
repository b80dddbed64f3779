namespace StagingTools.Engine.Hosting;

/// <summary>The state of one activity.</summary>
/// <param name="Activity">What is being done, such as <c>Creating staging</c>. Joins the updates of one activity.</param>
/// <param name="Status">What is happening right now.</param>
public sealed record ProgressUpdate(string Activity, string Status)
{
    /// <summary>Share done, 0 to 100; <see langword="null"/> when it cannot be known.</summary>
    public int? PercentComplete { get; init; }

    /// <summary>Time left by the pace so far; <see langword="null"/> when it cannot be known.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>True for the activity's last update.</summary>
    public bool Completed { get; init; }
}
