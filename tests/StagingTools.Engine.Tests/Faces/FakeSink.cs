using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Pumping;

namespace StagingTools.Engine.Tests.Faces;

/// <summary>A pipeline that remembers what it was given, and on which thread.</summary>
internal sealed class FakeSink : IPumpSink
{
    public List<object> Outputs { get; } = [];

    public List<string> Messages { get; } = [];

    public List<ProgressUpdate> Updates { get; } = [];

    public List<string> Farewells { get; } = [];

    public HashSet<int> Threads { get; } = [];

    public Action<object> OnOutput { get; init; } = _ => { };

    public Func<Confirmation, bool> OnConfirm { get; init; } = _ => true;

    public bool Shows { get; init; } = true;

    public Func<string, string?> OnSecret { get; init; } = _ => null;

    public void Output(object value)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        OnOutput(value);
        Outputs.Add(value);
    }

    public bool ShowsDetail(ConfirmationImpact impact) => Shows;

    public void Error(StagingException error) => Add("error: " + error.ErrorId);

    public void Progress(ProgressUpdate progress) => Updates.Add(progress);

    public void Verbose(string message) => Add("verbose: " + message);

    public void Warning(string message) => Add("warning: " + message);

    public void Information(string message) => Add("information: " + message);

    public bool Confirm(Confirmation confirmation)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        return OnConfirm(confirmation);
    }

    public string? ReadSecret(string name)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        return OnSecret(name);
    }

    public void Farewell(string message) => Farewells.Add(message);

    private void Add(string message)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        Messages.Add(message);
    }
}
