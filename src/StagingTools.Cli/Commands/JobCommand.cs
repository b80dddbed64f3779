using System.CommandLine;
using System.Reflection;
using StagingTools.Cli.Json;
using StagingTools.Cli.Options;
using StagingTools.Cli.Terminals;
using StagingTools.Cli.Views;
using StagingTools.Engine;
using StagingTools.Engine.Errors;

namespace StagingTools.Cli.Commands;

/// <summary>The command of a job.</summary>
/// <typeparam name="TRequest">What the job takes.</typeparam>
/// <typeparam name="TResult">What the job returns.</typeparam>
internal sealed class JobCommand<TRequest, TResult> : Command
    where TRequest : EnvironmentRequest, new()
    where TResult : class
{
    private readonly Terminal terminal;
    private readonly Job<TRequest, TResult> job;
    private readonly RequestOptions<TRequest> request = new();
    private readonly ConsentOptions consent = new();
    private readonly Argument<string[]>? rest;

    /// <summary>Makes the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="job">What it runs.</param>
    public JobCommand(string name, string description, Terminal terminal, Job<TRequest, TResult> job)
        : base(name, description)
    {
        this.terminal = terminal;
        this.job = job;
        request.AddTo(this);
        if (job.Changes)
            consent.AddTo(this);
        if (job.Rest is not null)
            Add(rest = new("words") { Description = "The same word by word, behind --.", Arity = ArgumentArity.ZeroOrMore });
        SetAction(RunAsync);
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        OutputFormat format = CommonOptions.Format(parsed);
        Consent given = job.Changes ? consent.Read(parsed) : Consent.Ask;
        TerminalHost host = new(terminal, CommonOptions.VerbosityOf(parsed), given, format);
        StagingContext context = StagingContext.FromProcess(CommonOptions.WorkingDirectory(parsed));
        StagingException? verdict = null;
        JsonResults json = new(job.Shape, terminal.Output);
        IView<TResult> view = job.View();
        try
        {
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using GatheredOutput output = new(terminal.Output);
            await using IAsyncEnumerator<TResult> results =
                job.Run(context, Read(parsed), host, stop.Token).GetAsyncEnumerator(stop.Token);
            while (true)
            {
                Task<bool> next = results.MoveNextAsync().AsTask();
                try
                {
                    if (!next.IsCompleted)
                    {
                        if (format == OutputFormat.Table)
                            view.Pause(terminal.Output);
                        output.Flush();
                    }
                }
                catch
                {
                    // Nobody reads any more; the job has to end before it can be put away.
                    await stop.CancelAsync();
                    await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    throw;
                }

                if (!await next)
                    break;

                TResult result = results.Current;
                host.Clear();
                if (format == OutputFormat.Json)
                    json.Add(result);
                else
                    view.Add(result, terminal.Output);
                verdict ??= job.Verdict(result);
            }
        }
        finally
        {
            host.Clear();
        }

        if (format == OutputFormat.Json)
            json.End();
        else
            view.End(terminal.Output);
        if (verdict is not null)
            throw verdict;
    }

    private TRequest Read(ParseResult parsed)
    {
        TRequest read = request.Read(parsed);
        if (rest is null || parsed.GetValue(rest) is not { Length: > 0 } words)
            return read;

        PropertyInfo property = typeof(TRequest).GetProperty(job.Rest!)!;
        if (property.GetValue(read) is not null)
            throw new StagingException(
                "InvalidCommandLine",
                StagingErrorCategory.InvalidArgument,
                $"{OptionName.Of(job.Rest!)} and words behind -- say the same.")
            {
                TargetInput = string.Join(' ', words),
                RecommendedAction = "Give one of the two.",
            };
        property.SetValue(read, words);
        return read;
    }
}
