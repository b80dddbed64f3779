using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Tests.Terraform;

/// <summary>Remembers what it is told and answers every question the same way.</summary>
internal sealed class WatchingHost(bool agrees = true) : IHost
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    public List<Confirmation> Questions { get; } = [];

    public Action<ProgressUpdate> OnProgress { get; init; } = _ => { };

    /// <summary>Everything that was told, each line with its kind in front.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }

    public void Progress(ProgressUpdate progress)
    {
        Add($"progress: {progress.Activity}: {progress.Status}");
        OnProgress(progress);
    }

    public void Verbose(string message) => Add($"verbose: {message}");

    public void Warning(string message) => Add($"warning: {message}");

    public void Information(string message) => Add($"info: {message}");

    public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        Questions.Add(confirmation);
        return new(agrees);
    }

    private void Add(string line)
    {
        lock (gate)
            lines.Add(line);
    }
}
