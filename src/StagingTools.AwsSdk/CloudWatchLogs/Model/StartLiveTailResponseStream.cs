using System.Text;
using System.Text.Json;
using Amazon.Protocols;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.EventStreams.Internal;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// The stream of a Live Tail session: one <see cref="LiveTailSessionStart"/>, then a <see cref="LiveTailSessionUpdate"/>
/// every second. The SDK's own decoder frames it; enumerate it once.
/// </summary>
public sealed class StartLiveTailResponseStream : EnumerableEventOutputStream<IEventStreamEvent, CloudWatchLogsEventStreamException>
{
    private readonly JsonValues _values = new(
        new WireShapes(name => char.ToLowerInvariant(name[0]) + name[1..]), JsonTimestamps.EpochMilliseconds);

    private volatile bool _isProcessing;

    /// <summary>The events of a body.</summary>
    /// <param name="stream">The body.</param>
    public StartLiveTailResponseStream(Stream stream)
        : this(stream, null)
    {
    }

    /// <summary>The events of a body.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="eventStreamDecoder">What frames it; null takes the SDK's own.</param>
    public StartLiveTailResponseStream(Stream stream, IEventStreamDecoder? eventStreamDecoder)
        : base(stream, eventStreamDecoder)
    {
        EventMapping = new Dictionary<string, Func<IEventStreamMessage, IEventStreamEvent>>(StringComparer.OrdinalIgnoreCase)
        {
            ["initial-response"] = message => new InitialResponseEvent(message),
            ["sessionStart"] = Read<LiveTailSessionStart>,
            ["sessionUpdate"] = Read<LiveTailSessionUpdate>,
            // What later versions of the service may add is passed over by who reads.
            [UnknownEventKey] = message => new UnknownEventStreamEvent(message, "unknown"),
        };
        ExceptionMapping = new Dictionary<string, Func<IEventStreamMessage, CloudWatchLogsEventStreamException>>(StringComparer.OrdinalIgnoreCase)
        {
            ["SessionStreamingException"] = message => Failure(message, text => new SessionStreamingException(text)),
            ["SessionTimeoutException"] = message => Failure(message, text => new SessionTimeoutException(text)),
        };
        base.EventReceived += (_, args) => EventReceived?.Invoke(this, args);
        base.ExceptionReceived += (_, args) => ExceptionReceived?.Invoke(this, args);
        Decoder.MessageReceived += (_, args) => Pass(ConvertMessageToEvent(args.Message));
    }

    /// <inheritdoc/>
    public override event EventHandler<EventStreamEventReceivedArgs<IEventStreamEvent>>? EventReceived;

    /// <inheritdoc/>
    public override event EventHandler<EventStreamExceptionReceivedArgs<CloudWatchLogsEventStreamException>>? ExceptionReceived;

    /// <summary>The answer's own members came, of which there are none.</summary>
    public event EventHandler<EventStreamEventReceivedArgs<InitialResponseEvent>>? InitialResponseReceived;

    /// <summary>The session began.</summary>
    public event EventHandler<EventStreamEventReceivedArgs<LiveTailSessionStart>>? SessionStartReceived;

    /// <summary>A second's events came.</summary>
    public event EventHandler<EventStreamEventReceivedArgs<LiveTailSessionUpdate>>? SessionUpdateReceived;

    /// <inheritdoc/>
    protected override IDictionary<string, Func<IEventStreamMessage, IEventStreamEvent>> EventMapping { get; }

    /// <inheritdoc/>
    protected override IDictionary<string, Func<IEventStreamMessage, CloudWatchLogsEventStreamException>> ExceptionMapping { get; }

    /// <inheritdoc/>
    protected override bool IsProcessing
    {
        get => _isProcessing;
        set => _isProcessing = value;
    }

    private void Pass(IEventStreamEvent received)
    {
        EventReceived?.Invoke(this, new EventStreamEventReceivedArgs<IEventStreamEvent>(received));
        switch (received)
        {
            case InitialResponseEvent initial:
                InitialResponseReceived?.Invoke(this, new EventStreamEventReceivedArgs<InitialResponseEvent>(initial));
                break;
            case LiveTailSessionStart start:
                SessionStartReceived?.Invoke(this, new EventStreamEventReceivedArgs<LiveTailSessionStart>(start));
                break;
            case LiveTailSessionUpdate update:
                SessionUpdateReceived?.Invoke(this, new EventStreamEventReceivedArgs<LiveTailSessionUpdate>(update));
                break;
        }
    }

    private T Read<T>(IEventStreamMessage message)
        where T : IEventStreamEvent, new()
    {
        var read = new T();
        using var json = JsonDocument.Parse(message.Payload);
        _values.ReadInto(json.RootElement, read);
        return read;
    }

    private static CloudWatchLogsEventStreamException Failure(
        IEventStreamMessage message, Func<string, AmazonCloudWatchLogsException> make)
    {
        var text = Encoding.UTF8.GetString(message.Payload);
        return new CloudWatchLogsEventStreamException(text, make(text));
    }
}
