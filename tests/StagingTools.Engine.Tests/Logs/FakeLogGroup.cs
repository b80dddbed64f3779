using System.Globalization;
using System.Text.Json.Nodes;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Logs;

/// <summary>Log groups that answer FilterLogEvents as CloudWatch does: by period, in order, a few at a time.</summary>
internal sealed class FakeLogGroup
{
    public const string Application = "/aws/staging/whatsapp-saas/application";

    private readonly Lock gate = new();
    private readonly List<(string Id, string Group, string Stream, long Time, string Message)> events = [];

    public FakeLogGroup(FakeAws aws, int pageSize = 2) => aws.On("FilterLogEvents", request => FakeAnswer.Json(Answer(request, pageSize)));

    public FakeLogGroup()
    {
    }

    /// <summary>Questions so far.</summary>
    public int Looks { get; private set; }

    /// <summary>Is told the number of each question, before it is answered.</summary>
    public Action<int>? Asked { get; set; }

    public void Write(DateTimeOffset time, string message, string stream = "app/app/1", string group = Application)
    {
        lock (gate)
            events.Add(($"id{events.Count}", group, stream, time.ToUnixTimeMilliseconds(), message));
    }

    public JsonObject Answer(JsonObject request, int pageSize)
    {
        Looks++;
        Asked?.Invoke(Looks);
        string group = (string)request["logGroupName"]!;
        long start = (long?)request["startTime"] ?? 0;
        long end = (long?)request["endTime"] ?? long.MaxValue;
        int skip = int.Parse((string?)request["nextToken"] ?? "0", CultureInfo.InvariantCulture);
        List<(string Id, string Group, string Stream, long Time, string Message)> found;
        lock (gate)
            found = [.. events.Where(one => one.Group == group && one.Time >= start && one.Time <= end).OrderBy(one => one.Time)];
        var answer = new JsonObject
        {
            ["events"] = new JsonArray([.. found.Skip(skip).Take(pageSize).Select(one => (JsonNode)new JsonObject
            {
                ["eventId"] = one.Id,
                ["logStreamName"] = one.Stream,
                ["timestamp"] = one.Time,
                ["ingestionTime"] = one.Time + 500,
                ["message"] = one.Message,
            })]),
        };
        if (skip + pageSize < found.Count)
            answer["nextToken"] = (skip + pageSize).ToString(CultureInfo.InvariantCulture);
        return answer;
    }
}
