using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>One stream of CloudWatch Logs that lines are written to, each with the time it was written.</summary>
internal sealed class LogStream
{
    private const int LargestBatch = 1000;

    private readonly Channel<IncomingEvent> _lines =
        Channel.CreateBounded<IncomingEvent>(new BoundedChannelOptions(50_000)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });

    private readonly WireClient _moto;
    private readonly LogStore _store;
    private readonly TimeProvider _time;
    private readonly SandboxLog _log;
    private readonly string _region;
    private readonly string _group;
    private readonly string _stream;

    /// <summary>Makes the stream, and its group where that is asked for.</summary>
    public LogStream(
        WireClient moto, LogStore store, TimeProvider time, SandboxLog log, string region, string group, string stream, bool createGroup)
    {
        _moto = moto;
        _store = store;
        _time = time;
        _log = log;
        _region = region;
        _group = group;
        _stream = stream;
        Completed = RunAsync(createGroup);
    }

    /// <summary>Completes after <see cref="Close"/> when every line has been taken in.</summary>
    public Task Completed { get; }

    /// <summary>Adds a line.</summary>
    public void Write(string line)
    {
        // CloudWatch Logs refuses empty messages; the awslogs driver leaves empty lines out.
        if (line.Length > 0) _lines.Writer.TryWrite(new IncomingEvent(_time.GetUtcNow().ToUnixTimeMilliseconds(), Encoding.UTF8.GetBytes(line)));
    }

    /// <summary>No more lines will come.</summary>
    public void Close() => _lines.Writer.TryComplete();

    private async Task RunAsync(bool createGroup)
    {
        await Task.Yield();
        try
        {
            if (createGroup) await CreateGroupAsync().ConfigureAwait(false);
            StoredGroup group = await _store.GroupAsync(_region, _group, CancellationToken.None).ConfigureAwait(false);
            group.CreateStream(_stream, _store.Now);
            var batch = new List<IncomingEvent>(LargestBatch);
            while (await _lines.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                while (batch.Count < LargestBatch && _lines.Reader.TryRead(out IncomingEvent line)) batch.Add(line);
                if (_store.Find(_region, _group) != group) throw LogsError.NoGroup();
                _store.Add(group, _stream, CollectionsMarshal.AsSpan(batch));
                batch.Clear();
            }
        }
        catch (Exception failure) when (failure is AwsException or HttpRequestException)
        {
            // The group is gone: what the server still says is lost, as it is on AWS.
            _lines.Writer.TryComplete();
            _log.Write($"logs: {_group} {_stream}: {failure.Message}");
        }
    }

    private async Task CreateGroupAsync()
    {
        try
        {
            await _moto.JsonAsync(
                "logs", _region, "Logs_20140328.CreateLogGroup", new JsonObject { ["logGroupName"] = _group }, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (AwsException exists) when (exists.Code == "ResourceAlreadyExistsException")
        {
        }
    }
}
