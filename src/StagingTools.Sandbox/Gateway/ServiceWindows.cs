using System.Globalization;
using System.Text.RegularExpressions;

namespace StagingTools.Sandbox.Gateway;

/// <summary>Daily backup windows and weekly maintenance windows, in UTC minutes.</summary>
internal static partial class ServiceWindows
{
    private const int Day = 24 * 60;
    private const int Week = 7 * Day;
    private static readonly string[] s_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Refuses windows that are malformed, too short, or overlap; they may touch.</summary>
    /// <param name="backup">Daily window, <c>hh24:mi-hh24:mi</c>.</param>
    /// <param name="maintenance">Weekly window, <c>ddd:hh24:mi-ddd:hh24:mi</c>.</param>
    /// <param name="shortest">Shortest window in minutes.</param>
    /// <exception cref="AwsException">In the words of the services.</exception>
    public static void Check(string backup, string maintenance, int shortest = 30)
    {
        (int backupStart, int backupLength) = Daily(backup, shortest);
        (int start, int length) = Weekly(maintenance, shortest);
        for (int day = 0; day < s_days.Length; day++)
        {
            int distance = ((start - ((day * Day) + backupStart)) % Week + Week) % Week;
            if (distance < backupLength || Week - distance < length)
            {
                throw AwsException.InvalidParameterValue("The backup window and maintenance window must not overlap.");
            }
        }
    }

    private static (int Start, int Length) Daily(string window, int shortest)
    {
        Match match = DailyForm().Match(window);
        if (!match.Success) throw AwsException.InvalidParameterValue($"Invalid backup window: {window}. Use hh24:mi-hh24:mi.");
        int start = Minutes(match, "from");
        return Checked(window, shortest, start, ((Minutes(match, "to") - start) + Day) % Day);
    }

    private static (int Start, int Length) Weekly(string window, int shortest)
    {
        Match match = WeeklyForm().Match(window.ToLowerInvariant());
        if (!match.Success)
        {
            throw AwsException.InvalidParameterValue(
                $"Invalid maintenance window: {window}. Use ddd:hh24:mi-ddd:hh24:mi.");
        }

        int start = (Array.IndexOf(s_days, match.Groups["fromDay"].Value) * Day) + Minutes(match, "from");
        int end = (Array.IndexOf(s_days, match.Groups["toDay"].Value) * Day) + Minutes(match, "to");
        return Checked(window, shortest, start, ((end - start) + Week) % Week);
    }

    private static (int Start, int Length) Checked(string window, int shortest, int start, int length) => length >= shortest
        ? (start, length)
        : throw AwsException.InvalidParameterValue($"The window {window} must be at least {shortest} minutes.");

    private static int Minutes(Match match, string name) =>
        (int.Parse(match.Groups[name + "Hour"].ValueSpan, CultureInfo.InvariantCulture) * 60)
        + int.Parse(match.Groups[name + "Minute"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<fromHour>[01]\d|2[0-3]):(?<fromMinute>[0-5]\d)-(?<toHour>[01]\d|2[0-3]):(?<toMinute>[0-5]\d)$")]
    private static partial Regex DailyForm();

    [GeneratedRegex(
        @"^(?<fromDay>mon|tue|wed|thu|fri|sat|sun):(?<fromHour>[01]\d|2[0-3]):(?<fromMinute>[0-5]\d)"
        + @"-(?<toDay>mon|tue|wed|thu|fri|sat|sun):(?<toHour>[01]\d|2[0-3]):(?<toMinute>[0-5]\d)$")]
    private static partial Regex WeeklyForm();
}
