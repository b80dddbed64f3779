using System.Globalization;
using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>An environment whose service has a history: revisions with their tags, and what the service says of itself.</summary>
internal sealed class RevisionScenario
{
    public const string Family = "whatsapp-saas-staging";
    public const string Caller = "arn:aws:sts::123456789012:assumed-role/deploy/jane";

    private readonly PublishScenario publish;
    private readonly SortedDictionary<int, JsonObject> revisions = [];
    private readonly Dictionary<int, JsonObject> tags = [];
    private readonly HashSet<string> goneDigests = [];
    private JsonObject? after;

    public RevisionScenario(bool answer = true)
    {
        publish = new PublishScenario { Host = new RecordingHost(answer) };
        Aws.OnXml(
            "GetCallerIdentity",
            _ => "<GetCallerIdentityResponse><GetCallerIdentityResult>"
                + $"<Account>123456789012</Account><Arn>{Caller}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>");
        Aws.On("ListTaskDefinitions", List);
        Aws.On("DescribeTaskDefinition", Describe);
        Aws.On("TagResource", request =>
        {
            foreach (JsonNode? tag in request["tags"]!.AsArray())
                tags[Number((string)request["resourceArn"]!)][(string)tag!["key"]!] = (string?)tag["value"];
            return FakeAnswer.Json("{}");
        });
        Aws.On("DescribeImages", request => goneDigests.Contains((string)request["imageIds"]![0]!["imageDigest"]!)
            ? FakeAnswer.Error("ImageNotFoundException")
            : FakeAnswer.Json($$"""{"imageDetails":[{"imageDigest":"{{(string)request["imageIds"]![0]!["imageDigest"]!}}"}]}"""));
    }

    public FakeAws Aws => publish.Aws;

    public FakeTime Time => publish.Time;

    public RecordingHost Host => publish.Host;

    public static string ArnOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"arn:aws:ecs:us-east-1:123456789012:task-definition/{Family}:{number}");

    public static string Digest(int number) => string.Create(CultureInfo.InvariantCulture, $"sha256:{number:D64}");

    /// <summary>Adds a revision.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="outcome">What its tags say; <see langword="null"/> for no tags of a deployment.</param>
    /// <param name="tag">The tag of its image.</param>
    public RevisionScenario With(int number, string? outcome = null, string? tag = null)
    {
        JsonObject revision = publish.Definition.DeepClone().AsObject();
        revision["taskDefinitionArn"] = ArnOf(number);
        revision["revision"] = number;
        revision["registeredAt"] = 1773500000 + number;
        revision["containerDefinitions"]![0]!["image"] = $"{PublishScenario.Repository}@{Digest(number)}";
        revisions[number] = revision;
        tags[number] = new JsonObject { ["Project"] = "whatsapp-saas" };
        if (outcome is not null)
        {
            tags[number]["StagingToolsOutcome"] = outcome;
            tags[number]["StagingToolsDeployment"] = $"ecs-svc/{number}";
            tags[number]["StagingToolsImageTag"] = tag ?? "";
            tags[number]["StagingToolsBy"] = "arn:aws:iam::123456789012:user/ci";
            tags[number]["StagingToolsEndedAt"] = "2026-03-14T15:00:00Z";
        }

        return this;
    }

    /// <summary>Deregisters a revision.</summary>
    public RevisionScenario Inactive(int number)
    {
        revisions[number]["status"] = "INACTIVE";
        return this;
    }

    /// <summary>Deletes a revision's image.</summary>
    public RevisionScenario WithoutImage(int number)
    {
        goneDigests.Add(Digest(number));
        return this;
    }

    /// <summary>Sets the service to a revision that serves.</summary>
    public RevisionScenario Serves(int number) =>
        Says(Deployment(number, "PRIMARY", "COMPLETED", running: 1));

    /// <summary>What the service says of itself until it is updated.</summary>
    public RevisionScenario Says(params JsonObject[] deployments)
    {
        JsonObject service = PublishScenario.Service(deployments);
        int updates = Aws.Requests("UpdateService").Count;
        after = null;
        Aws.On("DescribeServices", _ => FakeAnswer.Json(new JsonObject
        {
            ["services"] = new JsonArray((Aws.Requests("UpdateService").Count > updates ? after ?? service : service).DeepClone()),
        }));
        return this;
    }

    /// <summary>What the service says of itself after it was updated.</summary>
    public RevisionScenario Then(params JsonObject[] deployments)
    {
        after = PublishScenario.Service(deployments);
        return this;
    }

    public static JsonObject Deployment(int revision, string status, string rollout, int running, string? id = null) =>
        PublishScenario.Deployment(id ?? $"ecs-svc/{revision}", status, ArnOf(revision), rollout, running);

    /// <summary>The value of a revision's tag.</summary>
    public string? Tag(int number, string key) => (string?)tags[number][key];

    public async Task<List<StagingDeploymentRecord>> HistoryAsync(int last = 10)
    {
        List<StagingDeploymentRecord> found = [];
        await foreach (StagingDeploymentRecord record in new GetDeployment(Aws.Context(Time)).RunAsync(
            new GetDeploymentRequest { Last = last }, Host, TestContext.Current.CancellationToken))
            found.Add(record);
        return found;
    }

    public Task<StagingDeployment?> UndoAsync(string? to = null) =>
        new UndoApp(Aws.Context(Time)).RunAsync(new UndoAppRequest { To = to }, Host, TestContext.Current.CancellationToken);

    public Task<StagingException> RefuseAsync(string? to = null) => Assert.ThrowsAsync<StagingException>(() => UndoAsync(to));

    // In pages of two, and among them a family whose name only begins the same.
    private FakeAnswer List(JsonObject request)
    {
        Assert.Equal((Family, "DESC"), ((string?)request["familyPrefix"], (string?)request["sort"]));
        string[] all =
        [
            .. revisions.Where(pair => (string?)pair.Value["status"] == (string?)request["status"]).Select(pair => ArnOf(pair.Key)).Reverse(),
            $"arn:aws:ecs:us-east-1:123456789012:task-definition/{Family}-2:99",
        ];
        int start = int.Parse((string?)request["nextToken"] ?? "0", CultureInfo.InvariantCulture);
        var answer = new JsonObject
        {
            ["taskDefinitionArns"] = new JsonArray([.. all.Skip(start).Take(2).Select(arn => JsonValue.Create(arn))]),
        };
        if (start + 2 < all.Length)
            answer["nextToken"] = (start + 2).ToString(CultureInfo.InvariantCulture);
        return FakeAnswer.Json(answer);
    }

    private FakeAnswer Describe(JsonObject request)
    {
        int number = Number((string)request["taskDefinition"]!);
        return revisions.TryGetValue(number, out JsonObject? revision)
            ? FakeAnswer.Json(new JsonObject
            {
                ["taskDefinition"] = revision.DeepClone(),
                ["tags"] = new JsonArray(
                    [.. tags[number].Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value?.DeepClone() })]),
            })
            : FakeAnswer.Error("ClientException", "Unable to describe task definition.");
    }

    private static int Number(string name) => int.Parse(name.AsSpan(name.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
}
