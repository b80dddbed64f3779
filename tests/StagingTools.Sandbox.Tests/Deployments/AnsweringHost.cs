using System.Collections.Concurrent;
using StagingTools.Engine.Hosting;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>Answers every question the same and keeps what it is told.</summary>
internal sealed class AnsweringHost(bool answer = true) : IHost
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ConcurrentQueue<Confirmation> Questions { get; } = new();

    /// <summary>Is given each message as it comes.</summary>
    public Action<string>? Told { get; init; }

    public void Progress(ProgressUpdate progress)
    {
    }

    public void Verbose(string message)
    {
    }

    public void Warning(string message) => Tell(message);

    public void Information(string message) => Tell(message);

    public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        Questions.Enqueue(confirmation);
        return ValueTask.FromResult(answer);
    }

    private void Tell(string message)
    {
        Lines.Enqueue(message);
        Told?.Invoke(message);
    }
}
