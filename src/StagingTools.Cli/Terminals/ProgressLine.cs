using System.Globalization;
using StagingTools.Engine.Hosting;

namespace StagingTools.Cli.Terminals;

/// <summary>One line at the bottom of a terminal that is written over and over.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class ProgressLine(Terminal terminal)
{
    private const string EraseLine = "\r\u001b[K";

    private bool isShown;

    /// <summary>Shows the state of an activity in place of the last one.</summary>
    /// <param name="progress">The state.</param>
    public void Show(ProgressUpdate progress)
    {
        if (progress.Completed)
        {
            Clear();
            return;
        }

        string text = Text(progress);
        terminal.Error.Write(EraseLine + (text.Length < terminal.Width ? text : text[..(terminal.Width - 2)] + "…"));
        isShown = true;
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (!isShown)
            return;
        terminal.Error.Write(EraseLine);
        isShown = false;
    }

    /// <summary>The state as a line of text.</summary>
    /// <param name="progress">The state.</param>
    public static string Text(ProgressUpdate progress)
    {
        string share = progress.PercentComplete is { } percent
            ? string.Create(CultureInfo.InvariantCulture, $" {percent} %")
            : "";
        string left = progress.Remaining is { } remaining ? $", {Units.Duration(remaining)} left" : "";
        return $"{progress.Activity}{share}{left}: {progress.Status.ReplaceLineEndings(" ")}";
    }
}
