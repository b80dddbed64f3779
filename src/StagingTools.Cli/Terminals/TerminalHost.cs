using StagingTools.Cli.Json;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Cli.Terminals;

/// <summary>A terminal as the outside of an operation. Messages go to the error stream, so that results stay alone.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="verbosity">How much to tell.</param>
/// <param name="consent">What the user said in advance.</param>
/// <param name="format">How results are written; what-if shows its plan in the same way.</param>
internal sealed class TerminalHost(Terminal terminal, Verbosity verbosity, Consent consent, OutputFormat format) : IHost
{
    private readonly Lock gate = new();
    private readonly ProgressLine progressLine = new(terminal);
    private readonly Heartbeat heartbeat = new(TimeProvider.System);

    /// <inheritdoc/>
    public void Progress(ProgressUpdate progress)
    {
        if (verbosity == Verbosity.Quiet)
            return;
        lock (gate)
        {
            if (terminal.ShowsProgress)
                progressLine.Show(progress);
            else if (heartbeat.Take(progress) is { } line)
                terminal.Error.WriteLine(line);
        }
    }

    /// <inheritdoc/>
    public void Verbose(string message)
    {
        if (verbosity == Verbosity.Verbose)
            Tell(message);
    }

    /// <inheritdoc/>
    public void Warning(string message) => Tell(terminal.Ci?.Warning(message) ?? "warning: " + message);

    /// <inheritdoc/>
    public void Information(string message)
    {
        if (verbosity != Verbosity.Quiet)
            Tell(message);
    }

    /// <inheritdoc/>
    public void Instruct(string line) => Tell(line);

    /// <summary>Takes the progress line away, before something else is written.</summary>
    public void Clear()
    {
        lock (gate)
            progressLine.Clear();
    }

    /// <inheritdoc/>
    public ValueTask<bool> ShowsDetailAsync(ConfirmationImpact impact, CancellationToken cancellationToken) =>
        new(consent == Consent.ShowOnly || (consent != Consent.Given && terminal.CanAsk));

    /// <inheritdoc/>
    public async ValueTask<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(confirmation);
        Clear();
        if (consent == Consent.ShowOnly)
        {
            Show(confirmation);
            return false;
        }

        if (confirmation.Impact == ConfirmationImpact.Low || (consent == Consent.Given && confirmation.BesideForce is null))
            return true;
        if (terminal.CanAsk)
            return await AskAsync(confirmation, cancellationToken);
        if (confirmation.Impact == ConfirmationImpact.High || confirmation.TypedAnswer is not null)
            throw ConfirmationErrors.Required(confirmation, "--force");
        return true;
    }

    private void Show(Confirmation confirmation)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Output.WriteLine(JsonText.Document(new
            {
                WhatIf = true,
                confirmation.Action,
                confirmation.Target,
                confirmation.Detail,
            }));
            return;
        }

        terminal.Output.WriteLine($"What if: {confirmation.Action} on {confirmation.Target}.");
        if (confirmation.Detail.Length > 0)
            terminal.Output.WriteLine(confirmation.Detail);
    }

    private async Task<bool> AskAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        if (confirmation.Detail.Length > 0)
            await terminal.Error.WriteLineAsync(confirmation.Detail.AsMemory(), cancellationToken);
        string way = confirmation.TypedAnswer is { } word ? $"type '{word}' to go on" : "go on? [y/N]";
        await terminal.Error.WriteAsync(
            $"{confirmation.Action} on {confirmation.Target}: {way} ".AsMemory(), cancellationToken);

        // Reading from a terminal cannot be cancelled: the thread stays behind and ends with the process.
        string? answer = await Task.Run(terminal.Input.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        if (answer is null)
            throw ConfirmationErrors.Required(confirmation, "--force");

        bool agreed = confirmation.TypedAnswer is { } expected
            ? string.Equals(answer.Trim(), expected, StringComparison.Ordinal)
            : answer.Trim().ToUpperInvariant() is "Y" or "YES";
        if (!agreed)
            Tell("Declined: nothing was changed.");
        return agreed;
    }

    private void Tell(string message)
    {
        lock (gate)
        {
            progressLine.Clear();
            terminal.Error.WriteLine(message);
        }
    }
}
