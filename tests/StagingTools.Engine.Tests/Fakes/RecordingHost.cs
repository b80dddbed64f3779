using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Tests.Fakes;

/// <summary>Keeps what it is told and answers every question the same.</summary>
internal sealed class RecordingHost(bool answer = true) : IHost
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    /// <summary>All messages in order, each behind its level: <c>info</c>, <c>verbose</c>, <c>warning</c>.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }

    public IReadOnlyList<string> Warnings => [.. Lines.Where(line => line.StartsWith("warning ", StringComparison.Ordinal))];

    public List<Confirmation> Questions { get; } = [];

    public List<ProgressUpdate> Updates { get; } = [];

    public void Progress(ProgressUpdate progress)
    {
        lock (gate)
            Updates.Add(progress);
    }

    public void Verbose(string message) => Add("verbose", message);

    public void Warning(string message) => Add("warning", message);

    public void Information(string message) => Add("info", message);

    public ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        Questions.Add(confirmation);
        return ValueTask.FromResult(answer);
    }

    private void Add(string level, string message)
    {
        lock (gate)
            lines.Add($"{level} {message}");
    }
}
