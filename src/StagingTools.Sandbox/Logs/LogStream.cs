using System.Text.Json.Nodes;
using System.Threading.Channels;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>One stream of CloudWatch Logs that lines are written to in batches, each with the time it was written.</summary>
internal sealed class LogStream
{
    // The bounds of PutLogEvents, of which the sandbox stays well below.
    private const int LargestBatch = 1000;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly Channel<(long Timestamp, string Message)> _lines =
        Channel.CreateBounded<(long, string)>(new BoundedChannelOptions(50_000)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });

    private readonly WireClient _moto;
    private readonly TimeProvider _time;
    private readonly SandboxLog _log;
    private readonly string _region;
    private readonly string _group;
    private readonly string _stream;

    /// <summary>Makes the stream, and its group where that is asked for.</summary>
    public LogStream(
        WireClient moto, TimeProvider time, SandboxLog log, string region, string group, string stream, bool createGroup)
    {
        _moto = moto;
        _time = time;
        _log = log;
        _region = region;
        _group = group;
        _stream = stream;
        Completed = RunAsync(createGroup);
    }

    /// <summary>Completes after <see cref="Close"/> when every line has been sent.</summary>
    public Task Completed { get; }

    /// <summary>Adds a line.</summary>
    public void Write(string line)
    {
        // CloudWatch Logs refuses empty messages; the awslogs driver leaves empty lines out.
        if (line.Length > 0) _lines.Writer.TryWrite((_time.GetUtcNow().ToUnixTimeMilliseconds(), line));
    }

    /// <summary>No more lines will come.</summary>
    public void Close() => _lines.Writer.TryComplete();

    private async Task RunAsync(bool createGroup)
    {
        await Task.Yield();
        try
        {
            if (createGroup) await CreateAsync("CreateLogGroup", new JsonObject { ["logGroupName"] = _group }).ConfigureAwait(false);
            await CreateAsync(
                "CreateLogStream", new JsonObject { ["logGroupName"] = _group, ["logStreamName"] = _stream }).ConfigureAwait(false);
            while (await _lines.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                await SendAsync().ConfigureAwait(false);
                if (!_lines.Reader.Completion.IsCompleted) await Task.Delay(s_pause).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is AwsException or HttpRequestException)
        {
            // The group is gone: what the server still says is lost, as it is on AWS.
            _lines.Writer.TryComplete();
            _log.Write($"logs: {_group} {_stream}: {failure.Message}");
        }
    }

    private async Task CreateAsync(string operation, JsonObject body)
    {
        try
        {
            await _moto.JsonAsync("logs", _region, $"Logs_20140328.{operation}", body, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (AwsException exists) when (exists.Code == "ResourceAlreadyExistsException")
        {
        }
    }

    private async Task SendAsync()
    {
        var events = new JsonArray();
        while (events.Count < LargestBatch && _lines.Reader.TryRead(out var line))
        {
            events.Add(new JsonObject { ["timestamp"] = line.Timestamp, ["message"] = line.Message });
        }

        if (events.Count == 0) return;
        await _moto.JsonAsync(
            "logs",
            _region,
            "Logs_20140328.PutLogEvents",
            new JsonObject { ["logGroupName"] = _group, ["logStreamName"] = _stream, ["logEvents"] = events },
            CancellationToken.None).ConfigureAwait(false);
    }
}
