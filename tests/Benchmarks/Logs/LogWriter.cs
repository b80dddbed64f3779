using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;

namespace StagingTools.Benchmarks.Logs;

/// <summary>Writes numbered events into a group, in the shape that an application's have.</summary>
/// <param name="logs">The service.</param>
/// <param name="group">The group.</param>
internal sealed class LogWriter(AmazonCloudWatchLogsClient logs, string group)
{
    private const int Streams = 20;
    private const int BatchSize = 5_000;
    private const int EventsASecond = 2_000;
    private const double ShareOfLate = 0.01;
    private const double LongestLate = 60;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>When each numbered event could be read, as <see cref="Stopwatch"/> counts.</summary>
    public ConcurrentDictionary<int, long> Readable { get; } = new();

    /// <summary>The numbers of those that were written late.</summary>
    public ConcurrentDictionary<int, double> Late { get; } = new();

    /// <summary>Makes the group and its streams.</summary>
    public async Task CreateAsync()
    {
        await logs.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = group });
        for (int i = 0; i < Streams; i++)
            await logs.CreateLogStreamAsync(new CreateLogStreamRequest { LogGroupName = group, LogStreamName = Stream(i) });
    }

    /// <summary>Fills the group with events evenly spread over a period.</summary>
    /// <param name="count">How many.</param>
    /// <param name="start">The first.</param>
    /// <param name="period">From the first to the last.</param>
    public async Task FillAsync(int count, DateTimeOffset start, TimeSpan period)
    {
        for (int first = 0, batch = 0; first < count; first += BatchSize, batch++)
        {
            List<InputLogEvent> events = [.. Enumerable.Range(first, Math.Min(BatchSize, count - first))
                .Select(number => Event(number, start + (period * ((double)number / count))))];
            await PutAsync(batch, events);
        }
    }

    /// <summary>Writes 2,000 events a second, of which 1 % come up to a minute late.</summary>
    /// <param name="seconds">How long; the late ones come after it.</param>
    public async Task WriteAsync(int seconds)
    {
        var random = new Random(11);
        var late = new PriorityQueue<(int Number, DateTimeOffset Time), DateTimeOffset>();
        long begun = Stopwatch.GetTimestamp();
        int perTick = (int)(EventsASecond * Tick.TotalSeconds), number = 0, total = EventsASecond * seconds;
        for (int tick = 0; number < total || late.Count > 0; tick++)
        {
            TimeSpan ahead = (Tick * tick) - Stopwatch.GetElapsedTime(begun);
            if (ahead > TimeSpan.Zero)
                await Task.Delay(ahead);

            DateTimeOffset now = DateTimeOffset.UtcNow;
            var events = new List<(int Number, DateTimeOffset Time)>();
            for (int i = 0; i < perTick && number < total; i++, number++)
            {
                if (random.NextDouble() < ShareOfLate)
                {
                    double by = random.NextDouble() * LongestLate;
                    Late[number] = by;
                    late.Enqueue((number, now), now.AddSeconds(by));
                }
                else
                {
                    events.Add((number, now));
                }
            }

            while (late.TryPeek(out _, out DateTimeOffset due) && due <= now)
                events.Add(late.Dequeue());
            if (events.Count == 0)
                continue;

            await PutAsync(tick, [.. events.OrderBy(one => one.Time).Select(one => Event(one.Number, one.Time))]);
            long readable = Stopwatch.GetTimestamp();
            foreach ((int written, _) in events)
                Readable[written] = readable;
        }
    }

    private async Task PutAsync(int batch, List<InputLogEvent> events) => await logs.PutLogEventsAsync(
        new PutLogEventsRequest { LogGroupName = group, LogStreamName = Stream(batch % Streams), LogEvents = events });

    private static InputLogEvent Event(int number, DateTimeOffset time) => new()
    {
        Timestamp = time.UtcDateTime,
        Message = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"level":"{{(number % 50 == 0 ? "warn" : "info")}}","n":{{number}},"path":"/api/items/{{number % 977}}","status":200,"ms":{{number % 89}}}"""),
    };

    private static string Stream(int number) => string.Create(CultureInfo.InvariantCulture, $"app/app/{number:x32}");
}
