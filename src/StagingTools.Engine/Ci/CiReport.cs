using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Ci;

/// <summary>What a job tells the build server that it runs on: values for later steps, its page of the run. Tells nobody anywhere else.</summary>
/// <param name="context">Where it runs.</param>
/// <param name="host">Takes the lines that the server reads.</param>
internal sealed class CiReport(StagingContext context, IHost host)
{
    private readonly CiLog? log = CiLog.Find(context);

    /// <summary>Whether there is a server to be told.</summary>
    public bool IsWanted => log is not null;

    /// <summary>Folds the lines until it is disposed.</summary>
    /// <param name="name">What they are about.</param>
    public IDisposable Group(string name)
    {
        if (log is null)
            return new Ending(null);

        host.Instruct(log.BeginGroup(name));
        return new Ending(() => host.Instruct(log.EndGroup()));
    }

    /// <summary>Gives later steps values.</summary>
    /// <param name="values">By name: small letters and underscores. An absent value is written as an empty one.</param>
    public void Outputs(IEnumerable<KeyValuePair<string, string?>> values) => Write("values for later steps", () =>
    {
        foreach ((string name, string? value) in values)
            Instruct(log!.Output(name, value ?? ""));
    });

    /// <summary>Adds to the page that the server shows of the run.</summary>
    /// <param name="markdown">Markdown of GitHub's kind.</param>
    public void Summary(string markdown) => Write("summary", () => Instruct(log!.Summary(markdown)));

    // What was done stays done, whether the server can be told or not.
    private void Write(string what, Action write)
    {
        if (log is null)
            return;

        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            host.Warning($"The build server's file for the {what} cannot be written: {failure.Message}");
        }
    }

    private void Instruct(string? line)
    {
        if (line is not null)
            host.Instruct(line);
    }

    private sealed class Ending(Action? end) : IDisposable
    {
        public void Dispose() => end?.Invoke();
    }
}
