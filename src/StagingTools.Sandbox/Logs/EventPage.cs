using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace StagingTools.Sandbox.Logs;

/// <summary>Events that are written as JSON straight into the answer. They are kept in a rented array until then.</summary>
internal sealed class EventPage : IDisposable
{
    /// <summary>The most that a page may hold.</summary>
    public const int MostEvents = 10_000;

    private const int LargestPage = 1_048_576;
    private const int FlushedTogether = 500;

    private static readonly JsonWriterOptions s_form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly JsonEncodedText s_events = JsonEncodedText.Encode("events");
    private static readonly JsonEncodedText s_stream = JsonEncodedText.Encode("logStreamName");
    private static readonly JsonEncodedText s_timestamp = JsonEncodedText.Encode("timestamp");
    private static readonly JsonEncodedText s_message = JsonEncodedText.Encode("message");
    private static readonly JsonEncodedText s_ingestion = JsonEncodedText.Encode("ingestionTime");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("eventId");

    private readonly int _limit;
    private StoredEvent[] _events;
    private int _first;
    private int _count;
    private long _size;

    /// <summary>Makes an empty page.</summary>
    /// <param name="limit">The most events that are wanted.</param>
    public EventPage(int limit)
    {
        _limit = limit;
        _events = ArrayPool<StoredEvent>.Shared.Rent(limit);
    }

    /// <summary>Whether as many events are there as are wanted.</summary>
    public bool IsFull => _count == _limit;

    /// <summary>The first event; null where there is none.</summary>
    public StoredEvent? First => _count == 0 ? null : _events[_first];

    /// <summary>The last event; null where there is none.</summary>
    public StoredEvent? Last => _count == 0 ? null : _events[_first + _count - 1];

    /// <summary>Room for as many events as are wanted, to be taken by <see cref="Take"/>.</summary>
    public Span<StoredEvent> Room => _events.AsSpan(0, _limit);

    /// <summary>Adds an event.</summary>
    /// <returns>False where the page holds too much for it.</returns>
    public bool TryAdd(StoredEvent one)
    {
        if (_count > 0 && _size + one.Size > LargestPage) return false;
        _events[_count++] = one;
        _size += one.Size;
        return true;
    }

    /// <summary>Takes the first events that were copied into <see cref="Room"/>, as many as a page may hold.</summary>
    /// <param name="count">How many were copied.</param>
    /// <param name="lastOnes">Whether the last of them count where they are too many.</param>
    public void Take(int count, bool lastOnes)
    {
        int taken = 0;
        for (; taken < count; taken++)
        {
            int size = _events[lastOnes ? count - 1 - taken : taken].Size;
            if (taken > 0 && _size + size > LargestPage) break;
            _size += size;
        }

        _first = lastOnes ? count - taken : 0;
        _count = taken;
    }

    /// <summary>Sends the events.</summary>
    /// <param name="response">Takes them.</param>
    /// <param name="filtered">Whether they are those of FilterLogEvents, which tell their stream and id.</param>
    /// <param name="end">Writes what follows the events.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task SendAsync(HttpResponse response, bool filtered, Action<Utf8JsonWriter> end, CancellationToken cancellationToken)
    {
        PipeWriter pipe = response.BodyWriter;
        await using var json = new Utf8JsonWriter(pipe, s_form);
        json.WriteStartObject();
        json.WriteStartArray(s_events);
        for (int i = 0; i < _count; i++)
        {
            WriteEvent(json, _events[_first + i], filtered);
            if (i % FlushedTogether == FlushedTogether - 1)
            {
                json.Flush();
                await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        json.WriteEndArray();
        end(json);
        json.WriteEndObject();
        json.Flush();
        await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        StoredEvent[] rented = _events;
        _events = [];
        if (rented.Length > 0) ArrayPool<StoredEvent>.Shared.Return(rented, clearArray: true);
    }

    private static void WriteEvent(Utf8JsonWriter json, StoredEvent one, bool filtered)
    {
        json.WriteStartObject();
        if (filtered) json.WriteString(s_stream, one.Stream.JsonName);
        json.WriteNumber(s_timestamp, one.Key.Timestamp);
        json.WriteString(s_message, one.Message);
        json.WriteNumber(s_ingestion, one.IngestionTime);
        if (filtered)
        {
            Span<byte> id = stackalloc byte[EventId.Length];
            EventId.Write(one.Key, id);
            json.WriteString(s_id, id);
        }

        json.WriteEndObject();
    }
}
