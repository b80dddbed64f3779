using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace StagingTools.Engine.Tests.Fakes;

/// <summary>
/// Stands where the network would be, under the real clients: answers operations by name from a script and keeps what was
/// asked. An operation without a script fails the test.
/// </summary>
internal sealed class FakeAws
{
    private readonly Dictionary<string, Func<JsonObject, FakeAnswer>> scripts = new(StringComparer.Ordinal);
    private readonly List<(string Operation, JsonObject Request)> calls = [];
    private readonly List<string> authorizations = [];
    private readonly Lock gate = new();

    public FakeAws() => OnXml(
        "GetCallerIdentity",
        _ => "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
            + "<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");

    /// <summary>The operations that were called, in order.</summary>
    public IReadOnlyList<string> Operations
    {
        get
        {
            lock (gate)
                return [.. calls.Select(call => call.Operation)];
        }
    }

    /// <summary>The signatures of the calls, in order; each names the key that made it.</summary>
    public IReadOnlyList<string> Authorizations
    {
        get
        {
            lock (gate)
                return [.. authorizations];
        }
    }

    /// <summary>What an operation was asked, in order.</summary>
    public IReadOnlyList<JsonObject> Requests(string operation)
    {
        lock (gate)
            return [.. calls.Where(call => call.Operation == operation).Select(call => call.Request)];
    }

    /// <summary>Answers an operation of a JSON protocol.</summary>
    public FakeAws On(string operation, Func<JsonObject, FakeAnswer> answer)
    {
        scripts[operation] = answer;
        return this;
    }

    /// <summary>Answers an operation of a JSON protocol with one and the same text.</summary>
    public FakeAws On(string operation, string json) => On(operation, _ => FakeAnswer.Json(json));

    /// <summary>Answers an operation of the Query protocol.</summary>
    public FakeAws OnXml(string operation, Func<JsonObject, string> answer) =>
        On(operation, request => new FakeAnswer(HttpStatusCode.OK, answer(request), "text/xml"));

    /// <summary>Lets an operation of a JSON protocol fail.</summary>
    public FakeAws Fail(string operation, string code, string message = "no") =>
        On(operation, _ => FakeAnswer.Error(code, message));

    /// <summary>Lets an operation of the Query protocol fail.</summary>
    public FakeAws FailXml(string operation, string code, string message = "no", HttpStatusCode status = HttpStatusCode.NotFound) =>
        On(operation, _ => XmlError(code, status, message));

    /// <summary>Puts something before an operation's script: its answer, unless null, is the operation's.</summary>
    public FakeAws Before(string operation, Func<FakeAnswer?> first)
    {
        Func<JsonObject, FakeAnswer> script = scripts[operation];
        return On(operation, request => first() ?? script(request));
    }

    /// <summary>An error in the Query protocol.</summary>
    public static FakeAnswer XmlError(string code, HttpStatusCode status = HttpStatusCode.NotFound, string message = "no") => new(
        status,
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>",
        "text/xml");

    /// <summary>A context whose AWS calls come here.</summary>
    public StagingContext Context(TimeProvider time, params (string Name, string Value)[] variables)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "example",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent/credentials",
            ["AWS_CONFIG_FILE"] = "/nonexistent/config",
            ["STAGING_PROJECT"] = "whatsapp-saas",
        };
        foreach ((string name, string value) in variables)
            all[name] = value;
        return new StagingContext
        {
            WorkingDirectory = Path.GetTempPath(),
            TerraformDirectory = Path.GetTempPath(),
            EnvironmentVariables = all,
            TimeProvider = time,
            HttpHandlerFactory = () => new Transport(this),
        };
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        (string operation, JsonObject parameters) = Read(request, body);
        FakeAnswer answer;
        lock (gate)
        {
            calls.Add((operation, parameters));
            if (request.Headers.TryGetValues("Authorization", out IEnumerable<string>? signature))
                authorizations.Add(string.Concat(signature));
            if (!scripts.TryGetValue(operation, out Func<JsonObject, FakeAnswer>? script))
                throw new InvalidOperationException($"The test did not expect a call of {operation}: {body}");
            answer = script(parameters);
        }

        var response = new HttpResponseMessage(answer.Status)
        {
            RequestMessage = request,
            Content = new StringContent(answer.Body, Encoding.UTF8, answer.MediaType),
        };
        response.Headers.Date = answer.Date;
        return response;
    }

    private static (string Operation, JsonObject Parameters) Read(HttpRequestMessage request, string body)
    {
        if (request.Headers.TryGetValues("X-Amz-Target", out IEnumerable<string>? targets))
            return (targets.Single().Split('.')[^1], body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject());

        // Route 53 is called by method and path; its body, where there is one, is XML. So is an application.
        if (request.RequestUri!.AbsolutePath.Length > 1 || request.Method != HttpMethod.Post)
            return ($"{request.Method} {request.RequestUri.AbsolutePath}", new JsonObject { ["query"] = request.RequestUri.Query, ["body"] = body });

        var parameters = new JsonObject();
        foreach (string pair in body.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            parameters[Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts[1].Replace('+', ' '));
        }

        return ((string)parameters["Action"]!, parameters);
    }

    private sealed class Transport(FakeAws aws) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            aws.SendAsync(request, cancellationToken);
    }
}
