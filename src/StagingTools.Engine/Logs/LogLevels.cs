using System.Globalization;

namespace StagingTools.Engine.Logs;

/// <summary>Puts what lines call their level into one order.</summary>
internal static class LogLevels
{
    private static readonly Dictionary<string, LogLevel> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogLevel.Trace,
        ["trce"] = LogLevel.Trace,
        ["verbose"] = LogLevel.Trace,
        ["silly"] = LogLevel.Trace,
        ["finest"] = LogLevel.Trace,
        ["finer"] = LogLevel.Trace,
        ["debug"] = LogLevel.Debug,
        ["dbug"] = LogLevel.Debug,
        ["debug1"] = LogLevel.Debug,
        ["debug2"] = LogLevel.Debug,
        ["debug3"] = LogLevel.Debug,
        ["debug4"] = LogLevel.Debug,
        ["debug5"] = LogLevel.Debug,
        ["fine"] = LogLevel.Debug,
        ["info"] = LogLevel.Information,
        ["information"] = LogLevel.Information,
        ["informational"] = LogLevel.Information,
        ["notice"] = LogLevel.Information,
        ["log"] = LogLevel.Information,
        ["default"] = LogLevel.Information,
        ["warn"] = LogLevel.Warning,
        ["warning"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
        ["err"] = LogLevel.Error,
        ["fail"] = LogLevel.Error,
        ["severe"] = LogLevel.Error,
        ["fatal"] = LogLevel.Critical,
        ["critical"] = LogLevel.Critical,
        ["crit"] = LogLevel.Critical,
        ["panic"] = LogLevel.Critical,
        ["alert"] = LogLevel.Critical,
        ["emergency"] = LogLevel.Critical,
        ["emerg"] = LogLevel.Critical,
    };

    private static readonly Dictionary<string, LogLevel>.AlternateLookup<ReadOnlySpan<char>> Spans =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The level that a word or a number means; <see langword="null"/> for one that nobody knows.</summary>
    /// <param name="written">As the line has it. Numbers are those of bunyan and pino: 10 to 60.</param>
    public static LogLevel? Of(ReadOnlySpan<char> written)
    {
        written = written.Trim();
        if (Spans.TryGetValue(written, out LogLevel level))
            return level;
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? (LogLevel)(Math.Clamp(number, 10, 60) / 10 - 1)
            : null;
    }
}
