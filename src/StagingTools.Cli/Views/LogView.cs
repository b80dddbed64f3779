using StagingTools.Engine.Logs;

namespace StagingTools.Cli.Views;

/// <summary>Log events, a line each, as they come.</summary>
/// <param name="inColor">Whether levels are told by colour.</param>
internal sealed class LogView(bool inColor) : IView<StagingLogEvent>
{
    private const string Gray = "\u001b[90m";
    private const string Plain = "\u001b[0m";

    private long second = long.MinValue;
    private string moment = "";
    private string? group;
    private bool hasSeveralGroups;

    /// <inheritdoc/>
    public void Add(StagingLogEvent result, TextWriter output)
    {
        group ??= result.LogGroup;
        hasSeveralGroups |= group != result.LogGroup;
        string? color = inColor ? Color(result) : null;
        output.Write(inColor ? Gray : "");
        output.Write(Moment(result.Timestamp));
        output.Write(' ');
        if (hasSeveralGroups)
        {
            output.Write('[');
            output.Write(result.LogGroup[(result.LogGroup.LastIndexOf('/') + 1)..]);
            output.Write("] ");
        }

        if (result.IsLate)
            output.Write("(late) ");
        output.Write(inColor ? Plain : "");
        output.Write(color);
        output.Write(result.Message);
        output.WriteLine(color is null ? "" : Plain);
    }

    /// <inheritdoc/>
    public void End(TextWriter output)
    {
    }

    // Thousands of lines share a second.
    private string Moment(DateTimeOffset timestamp)
    {
        long seconds = timestamp.ToUnixTimeSeconds();
        if (seconds != second)
            (second, moment) = (seconds, Units.Moment(timestamp));
        return moment;
    }

    private static string? Color(StagingLogEvent one) => one.Severity switch
    {
        LogLevel.Critical => "\u001b[1;31m",
        LogLevel.Error => "\u001b[31m",
        LogLevel.Warning => "\u001b[33m",
        LogLevel.Debug or LogLevel.Trace => Gray,
        _ => null,
    };
}
