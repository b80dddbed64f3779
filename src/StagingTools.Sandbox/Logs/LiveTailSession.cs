using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Logs;

/// <summary>One Live Tail session: what comes in is told every second, as much of it as is told at all.</summary>
internal sealed class LiveTailSession(LiveTailRequest request, TimeProvider time, LimitsHolder limits) : ILogListener, IDisposable
{
    private const int MostEvents = 500;

    // What may wait for the next second. More than that is looked at in samples only, as it would be told.
    private const int MostPending = 50_000;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly JsonWriterOptions s_form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> _groups = request.Groups.ToHashSet(StringComparer.Ordinal);
    private readonly CancellationTokenSource _broken = new();
    private readonly Lock _gate = new();
    private List<(StoredGroup Group, StoredEvent Event)> _pending = [];
    private bool _lost;

    /// <inheritdoc/>
    public void Ingested(StoredGroup group, IReadOnlyList<StoredEvent> events)
    {
        if (group.Region != request.Region || !_groups.Contains(group.Name)) return;
        lock (_gate)
        {
            foreach (StoredEvent one in events)
            {
                if (_pending.Count < MostPending) _pending.Add((group, one));
                else _lost = true;
            }
        }
    }

    /// <summary>Breaks the connection, as networks do.</summary>
    public void Break() => _broken.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _broken.Dispose();

    /// <summary>Tells what comes in until the session is over.</summary>
    /// <returns>Whether it came to its end; false where the connection is to break.</returns>
    public async Task<bool> RunAsync(PipeWriter to, string requestId, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _broken.Token);
        using var seconds = new PeriodicTimer(s_pause, time);
        long begin = time.GetTimestamp();
        try
        {
            // Protocols without an envelope of their own begin with what the answer has beside the stream: here nothing.
            await SendAsync(to, EventStreamMessage.Event("initial-response", "{}"u8), end.Token).ConfigureAwait(false);
            await SendAsync(to, EventStreamMessage.Event("sessionStart", Start(requestId)), end.Token).ConfigureAwait(false);
            while (await seconds.WaitForNextTickAsync(end.Token).ConfigureAwait(false))
            {
                if (time.GetElapsedTime(begin).TotalSeconds >= limits.Current.LiveTailSeconds)
                {
                    byte[] over = EventStreamMessage.Exception(
                        "SessionTimeoutException", """{"message":"The Live Tail session has timed out."}"""u8);
                    await SendAsync(to, over, end.Token).ConfigureAwait(false);
                    return true;
                }

                await SendAsync(to, EventStreamMessage.Event("sessionUpdate", Update()), end.Token).ConfigureAwait(false);
            }

            return true;
        }
        catch (OperationCanceledException) when (_broken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task SendAsync(PipeWriter to, byte[] message, CancellationToken cancellationToken)
    {
        to.Write(message);
        await to.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private byte[] Start(string requestId) => Json(json =>
    {
        json.WriteString("requestId", requestId);
        json.WriteString("sessionId", Guid.NewGuid());
        WriteNames(json, "logGroupIdentifiers", request.Identifiers);
        if (request.Streams is { } streams) WriteNames(json, "logStreamNames", streams);
        if (request.Prefixes is { } prefixes) WriteNames(json, "logStreamNamePrefixes", prefixes);
        if (request.PatternText is { } pattern) json.WriteString("logEventFilterPattern", pattern);
    });

    private byte[] Update()
    {
        List<(StoredGroup Group, StoredEvent Event)> came;
        bool sampled;
        lock (_gate)
        {
            (came, _pending) = (_pending, []);
            (sampled, _lost) = (_lost, false);
        }

        (StoredGroup Group, StoredEvent Event)[] wanted = [.. came.Where(one => request.Wants(one.Event))];
        if (wanted.Length > MostEvents)
        {
            sampled = true;
            int count = wanted.Length;
            wanted = [.. Enumerable.Range(0, MostEvents).Select(i => wanted[(int)((long)i * count / MostEvents)])];
        }

        return Json(json =>
        {
            json.WriteStartObject("sessionMetadata");
            json.WriteBoolean("sampled", sampled);
            json.WriteEndObject();
            json.WriteStartArray("sessionResults");
            foreach ((StoredGroup group, StoredEvent one) in wanted)
            {
                json.WriteStartObject();
                json.WriteString("logGroupIdentifier", group.Arn);
                json.WriteString("logStreamName", one.Stream.JsonName);
                json.WriteNumber("timestamp", one.Key.Timestamp);
                json.WriteString("message", one.Message);
                json.WriteNumber("ingestionTime", one.IngestionTime);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, s_form);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IReadOnlyList<string> names)
    {
        json.WriteStartArray(property);
        foreach (string name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
