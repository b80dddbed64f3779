using System.Reflection;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Protocols;

/// <summary>
/// AWS JSON 1.1: the operation stands in a header, its input is the body
/// (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
/// </summary>
internal sealed class JsonProtocol : WireProtocol
{
    private readonly string _apiVersion;
    private readonly string _targetPrefix;
    private readonly ServiceErrors _errors;
    private readonly JsonValues _values;

    /// <summary>The protocol of one service.</summary>
    /// <param name="apiVersion">The version of its interface, a date.</param>
    /// <param name="targetPrefix">What stands before the operation in <c>X-Amz-Target</c>.</param>
    /// <param name="exceptionType">The service's exception; its subclasses carry the known codes.</param>
    /// <param name="camelCase">Whether names on the wire begin in lower case.</param>
    /// <param name="timestamps">How the service counts time.</param>
    public JsonProtocol(
        string apiVersion,
        string targetPrefix,
        Type exceptionType,
        bool camelCase = false,
        JsonTimestamps timestamps = JsonTimestamps.EpochSeconds)
    {
        _apiVersion = apiVersion;
        _targetPrefix = targetPrefix;
        _errors = new ServiceErrors(exceptionType);
        _values = new JsonValues(
            new WireShapes(name => camelCase ? char.ToLowerInvariant(name[0]) + name[1..] : name),
            timestamps);
    }

    /// <inheritdoc/>
    public override IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = Post(input, _errors.ServiceNamespace);
        request.Headers["X-Amz-Target"] = $"{_targetPrefix}.{Operation(input)}";
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/x-amz-json-1.1";
        request.Headers[HeaderKeys.XAmzApiVersion] = _apiVersion;
        var content = new PooledContentStream();
        using (var json = new Utf8JsonWriter(content.BufferWriter))
        {
            _values.WriteStructure(json, input);
        }

        request.ContentStream = content;
        request.HostPrefix = input.GetType().GetCustomAttribute<HostPrefixAttribute>()?.Prefix;
        return request;
    }

    /// <inheritdoc/>
    public override ResponseUnmarshaller Unmarshaller<TResponse>() => new JsonReader<TResponse>(_values, _errors);
}
