using System.Collections.Concurrent;
using StagingTools.Engine.Hosting;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A host that answers every question the same way and remembers what it was told.</summary>
public sealed class RecordingHost(bool agrees = true) : IHost
{
    private readonly ConcurrentQueue<string> lines = new();

    public Confirmation? Asked { get; private set; }

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Is called with every line, on the thread that told it.</summary>
    public Action<string>? OnLine { get; init; }

    public void Progress(ProgressUpdate progress) => Tell($"{progress.Activity}: {progress.Status}");

    public void Verbose(string message) => Tell(message);

    public void Warning(string message) => Tell($"warning: {message}");

    public void Information(string message) => Tell(message);

    public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        Asked = confirmation;
        return ValueTask.FromResult(agrees);
    }

    private void Tell(string line)
    {
        lines.Enqueue(line);
        OnLine?.Invoke(line);
    }
}
