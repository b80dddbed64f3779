using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.ECS;
using Amazon.Runtime;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>Every operation of every client, with every member filled, there and back.</summary>
public sealed class EveryOperationTests
{
    private static readonly string[] QueryServices =
        ["RDS", "ElastiCache", "CloudWatch", "SimpleNotificationService", "IdentityManagement", "AutoScaling",
            "ElasticLoadBalancingV2"];

    // An answer that goes on coming: StartLiveTailTests.
    private const string Streamed = "StartLiveTailAsync";

    private static readonly string[] PascalCaseServices =
        ["SecretsManager", "CostExplorer", "ResourceGroupsTaggingAPI", "ServiceQuotas"];

    public static TheoryData<string, string> Operations()
    {
        var data = new TheoryData<string, string>();
        foreach (var client in typeof(AmazonECSClient).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AmazonServiceClient)) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            foreach (var method in client.GetMethods().Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && m.Name != Streamed))
            {
                data.Add(client.FullName!, method.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_member_of_the_request_is_sent_and_every_member_of_the_answer_is_read(
        string clientName,
        string methodName)
    {
        var clientType = typeof(AmazonECSClient).Assembly.GetType(clientName)!;
        var method = clientType.GetMethod(methodName)!;
        var responseType = method.ReturnType.GetGenericArguments()[0];
        var service = clientType.Namespace!.Split('.')[1];
        var filled = new FilledModel();
        var expected = filled.Of(responseType);
        var aws = service == "EC2" ? RecordedAws.Answering(BareXml(expected, responseType, CamelCase).ToString())
            : service == "Route53" ? RecordedAws.Answering(BareXml(expected, responseType, pascal => pascal).ToString())
            : QueryServices.Contains(service) ? RecordedAws.Answering(Xml(expected, responseType).ToString())
            : RecordedAws.AnsweringJson(Json(expected, service)!.ToJsonString());
        var request = new FilledModel();

        var response = await Call(aws, clientType, method, request.Of(method.GetParameters()[0].ParameterType));

        var sent = Uri.UnescapeDataString(aws.Request.Uri.PathAndQuery + aws.Request.Body);
        Assert.All(request.Marks, mark => Assert.Contains(mark, sent, StringComparison.Ordinal));
        AssertSame(expected, response, responseType.Name);
    }

    [Fact]
    public void Every_operation_has_a_request_a_response_and_a_place_in_the_service_s_interface()
    {
        Assert.NotEmpty(Operations());
        Assert.All(Operations(), row =>
        {
            var (clientName, methodName) = row.Data;
            var client = typeof(AmazonECSClient).Assembly.GetType(clientName)!;
            var operation = methodName[..^"Async".Length];
            var parameters = client.GetMethod(methodName)!.GetParameters();
            Assert.Equal(operation + "Request", parameters[0].ParameterType.Name);
            Assert.Equal(typeof(CancellationToken), parameters[1].ParameterType);
            Assert.Contains(
                client.GetInterfaces(),
                face => face.Name.StartsWith("IAmazon", StringComparison.Ordinal)
                    && face.GetMethod(methodName) is not null);
        });
    }

    private static async Task<object> Call(RecordedAws aws, Type clientType, MethodInfo method, object request)
    {
        var constructor = clientType.GetConstructors().Single(
            c => c.GetParameters() is [{ ParameterType: var a }, { ParameterType: var b }]
                && a == typeof(AWSCredentials) && b.IsSubclassOf(typeof(ClientConfig)));
        var config = typeof(RecordedAws).GetMethod(nameof(RecordedAws.Config))!
            .MakeGenericMethod(constructor.GetParameters()[1].ParameterType)
            .Invoke(aws, null);
        using var client = (AmazonServiceClient)constructor.Invoke([RecordedAws.Credentials, config]);
        dynamic task = method.Invoke(client, [request, TestContext.Current.CancellationToken])!;
        return await task;
    }

    private static XElement Xml(object response, Type type)
    {
        var result = new XElement(type.Name[..^"Response".Length] + "Result");
        AddMembers(result, response, name => name);
        return new XElement(type.Name, result);
    }

    private static XElement BareXml(object response, Type type, Func<string, string> convention)
    {
        var root = new XElement(type.Name);
        AddMembers(root, response, convention);
        return root;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string WireName(PropertyInfo property, Func<string, string> convention) =>
        property.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "WireNameAttribute")?.ConstructorArguments[0].Value as string
            ?? convention(property.Name);

    private static void AddMembers(XElement xml, object structure, Func<string, string> convention)
    {
        foreach (var property in FilledModel.Members(structure.GetType()))
        {
            if (property.GetValue(structure) is { } value)
            {
                // The names of a map's parts, which a property may override.
                var entry = property.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "MapEntryAttribute");
                var names = entry?.ConstructorArguments.Select(a => (string)a.Value!).ToArray() ?? ["key", "value"];
                var child = new XElement(WireName(property, convention));
                Fill(child, value, names, convention);
                xml.Add(child);
            }
        }
    }

    private static void Fill(XElement xml, object value, string[] names, Func<string, string> convention)
    {
        switch (value)
        {
            case string or ConstantClass or ValueType or MemoryStream:
                xml.Value = Text(value);
                break;
            case IList list:
                var item = new XElement("member");
                Fill(item, list[0]!, names, convention);
                xml.Add(item);
                break;
            case IDictionary map:
                var only = Entry(map);
                var held = new XElement(names[1]);
                Fill(held, only.Value!, names, convention);
                xml.Add(new XElement("entry", new XElement(names[0], only.Key), held));
                break;
            default:
                AddMembers(xml, value, convention);
                break;
        }
    }

    private static JsonNode? Json(object? value, string service)
    {
        switch (value)
        {
            case null:
                return null;
            case DateTime time:
                var seconds = (time - DateTime.UnixEpoch).TotalSeconds;
                return JsonValue.Create(service == "CloudWatchLogs" ? seconds * 1000 : seconds);
            case bool flag:
                return JsonValue.Create(flag);
            case int or long or float or double:
                return JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture));
            case string or ConstantClass or MemoryStream:
                return JsonValue.Create(Text(value));
            case IList list:
                return new JsonArray(Json(list[0], service));
            case IDictionary map:
                var entry = Entry(map);
                return new JsonObject { [(string)entry.Key] = Json(entry.Value, service) };
            default:
                var json = new JsonObject();
                foreach (var property in FilledModel.Members(value.GetType()))
                {
                    var name = WireName(property, PascalCaseServices.Contains(service) ? pascal => pascal : CamelCase);
                    json[name] = Json(property.GetValue(value), service);
                }

                return json;
        }
    }

    private static DictionaryEntry Entry(IDictionary map)
    {
        var key = Assert.Single(map.Keys.Cast<object>());
        return new DictionaryEntry(key, map[key]);
    }

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        MemoryStream bytes => Convert.ToBase64String(bytes.ToArray()),
        ConstantClass constant => constant.Value,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static void AssertSame(object? expected, object? actual, string path)
    {
        switch (expected)
        {
            case null:
                Assert.True(actual is null, path);
                break;
            case MemoryStream bytes:
                Assert.Equal(bytes.ToArray(), ((MemoryStream)actual!).ToArray());
                break;
            case string or ConstantClass or ValueType:
                Assert.True(expected.Equals(actual), $"{path}: {expected} became {actual}");
                break;
            case IList list:
                AssertSame(list[0], Assert.Single(((IList)actual!).Cast<object>()), path + "[]");
                break;
            case IDictionary map:
                var only = Entry(map);
                AssertSame(only.Value, ((IDictionary)actual!)[only.Key], $"{path}[{only.Key}]");
                break;
            default:
                foreach (var property in FilledModel.Members(expected.GetType()))
                {
                    AssertSame(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}");
                }

                break;
        }
    }
}
