using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>
/// REST-XML: method and path say the operation, XML goes both ways
/// (https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html).
/// </summary>
/// <param name="xmlNamespace">The namespace of what is sent.</param>
/// <param name="exceptionType">The service's exception; its subclasses carry the known codes.</param>
internal sealed class RestXmlProtocol(string xmlNamespace, Type exceptionType) : WireProtocol
{
    private readonly ServiceErrors _errors = new(exceptionType);
    private readonly WireShapes _shapes = new(name => name);

    /// <inheritdoc/>
    public override IRequest Marshall(AmazonWebServiceRequest input)
    {
        var type = input.GetType();
        var operation = type.GetCustomAttribute<RestOperationAttribute>()!;
        var request = new DefaultRequest(input, _errors.ServiceNamespace)
        {
            HttpMethod = operation.Method,
            ResourcePath = operation.Path,
        };
        var body = new XElement(XName.Get(type.Name, xmlNamespace));
        foreach (var (name, member) in _shapes.Of(type))
        {
            if (member.ValueToSend(input) is not { } value)
            {
                continue;
            }

            if (operation.Path.Contains($"{{{name}}}", StringComparison.Ordinal))
            {
                request.AddPathResource($"{{{name}}}", BareId(WireText.Write(value, member.Type)));
            }
            else if (type.GetProperty(name)?.GetCustomAttribute<InQueryAttribute>() is { } parameter)
            {
                request.Parameters.Add(parameter.Name, WireText.Write(value, member.Type));
            }
            else
            {
                body.Add(Element(name, value, member.Type, member.ListItem));
            }
        }

        request.UseQueryString = true;
        if (body.HasElements)
        {
            request.Content = Encoding.UTF8.GetBytes(body.ToString(SaveOptions.DisableFormatting));
            request.Headers["Content-Type"] = "application/xml";
        }

        return request;
    }

    /// <inheritdoc/>
    public override ResponseUnmarshaller Unmarshaller<TResponse>() =>
        new QueryReader<TResponse>(new QueryValues(_shapes), _errors) { HasResultInRoot = true };

    // Answers give ids with their path: /hostedzone/Z1.
    private static string BareId(string id) => id[(id.LastIndexOf('/') + 1)..];

    private XElement Element(string name, object value, WireType type, string itemName)
    {
        var element = new XElement(XName.Get(name, xmlNamespace));
        switch (type.Kind)
        {
            case WireKind.Structure:
                foreach (var (part, member) in _shapes.Of(type.Type))
                {
                    if (member.ValueToSend(value) is { } held)
                    {
                        element.Add(Element(part, held, member.Type, member.ListItem));
                    }
                }

                break;
            case WireKind.List:
                foreach (var item in (System.Collections.IList)value)
                {
                    element.Add(Element(itemName, item!, type.Element!, "member"));
                }

                break;
            default:
                element.Value = WireText.Write(value, type);
                break;
        }

        return element;
    }
}
