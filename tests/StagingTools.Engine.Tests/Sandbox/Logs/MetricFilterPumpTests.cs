using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using StagingTools.Engine.Tests.Fakes;
using StagingTools.Sandbox;
using StagingTools.Sandbox.CloudWatch;
using StagingTools.Sandbox.Logs;

namespace StagingTools.Engine.Tests.Sandbox.Logs;

public sealed class MetricFilterPumpTests
{
    private readonly StoredGroup _group = new("eu-west-1", "group", "arn:aws:logs:eu-west-1:1:log-group:group");
    private readonly Sink _sink = new();

    public MetricFilterPumpTests() => _group.CreateStream("s", 0);

    [Fact]
    public async Task A_value_is_that_of_the_event_at_the_events_own_time()
    {
        Filter("""{"metricNamespace":"N","metricName":"Bytes","metricValue":"$bytes","unit":"Bytes","dimensions":{"Ip":"$ip"}}""", "[ip, bytes > 10]");

        await PumpAsync(["1.1.1.1 5", "1.1.1.1 20", "2.2.2.2 30"], async () =>
        {
            Assert.Equal("eu-west-1 N Bytes Ip=1.1.1.1 20 Bytes 2000", await _sink.NextAsync());
            Assert.Equal("eu-west-1 N Bytes Ip=2.2.2.2 30 Bytes 3000", await _sink.NextAsync());
        });
    }

    [Fact]
    public async Task A_minute_without_a_match_has_the_default_value()
    {
        Filter("""{"metricNamespace":"N","metricName":"Errors","metricValue":"1","defaultValue":7}""", "ERROR");

        await PumpAsync(["fine", "fine, too"], async () => Assert.StartsWith("eu-west-1 N Errors  7 None ", await _sink.NextAsync(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_metrics_refuse_stops_nothing()
    {
        _sink.Refuse = true;
        Filter("""{"metricNamespace":"N","metricName":"Errors","metricValue":"1"}""", "ERROR");

        await PumpAsync(["ERROR 1", "ERROR 2"], async () => Assert.Equal("eu-west-1 N Errors  1 None 2000", await _sink.NextAsync()));
    }

    private void Filter(string transformation, string pattern)
    {
        var request = new JsonObject
        {
            ["filterName"] = "filter",
            ["filterPattern"] = pattern,
            ["metricTransformations"] = new JsonArray(JsonNode.Parse(transformation)),
        };
        _group.ChangeMetricFilters(_ => [MetricFilter.Parse(request, now: 0)]);
    }

    private async Task PumpAsync(string[] messages, Func<Task> check)
    {
        IncomingEvent[] events = [.. messages.Select((message, i) => new IncomingEvent((i + 1) * 1_000, Encoding.UTF8.GetBytes(message)))];
        long sequence = 0;
        await using var pump = new MetricFilterPump(_sink, new FakeTime(), new SandboxLog(TextWriter.Null, TimeProvider.System));
        pump.Ingested(_group, _group.Add("s", events, now: 0, () => ++sequence));
        await check();
    }

    private sealed class Sink : IMetricSink
    {
        private readonly Channel<string> _values = Channel.CreateUnbounded<string>();

        public bool Refuse { get; set; }

        public async Task<string> NextAsync() => await _values.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public ValueTask AddAsync(
            string region,
            string metricNamespace,
            string name,
            IReadOnlyList<KeyValuePair<string, string>> dimensions,
            double value,
            string unit,
            DateTimeOffset time,
            CancellationToken cancellationToken)
        {
            if (Refuse)
            {
                Refuse = false;
                throw new InvalidOperationException("refused");
            }

            _values.Writer.TryWrite(string.Create(
                CultureInfo.InvariantCulture,
                $"{region} {metricNamespace} {name} {string.Join(',', dimensions.Select(one => $"{one.Key}={one.Value}"))} {value} {unit} {time.ToUnixTimeMilliseconds()}"));
            return ValueTask.CompletedTask;
        }
    }
}
