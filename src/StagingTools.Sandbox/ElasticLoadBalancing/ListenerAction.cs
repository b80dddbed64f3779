using System.Xml.Linq;

namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>What a listener does with a request: its default action; rules are not looked at.</summary>
/// <param name="TargetGroupArn">The group that it forwards to; null when it does something else.</param>
/// <param name="Redirect">Port that it redirects to by HTTPS; null when it does something else.</param>
internal sealed record ListenerAction(string? TargetGroupArn, int? Redirect)
{
    /// <summary>Reads a listener as the emulator describes it.</summary>
    public static ListenerAction Read(XElement listener)
    {
        XElement? action = listener.Element("DefaultActions")?.Elements("member").LastOrDefault();
        return action?.Element("Type")?.Value switch
        {
            "forward" => new ListenerAction(
                action.Element("TargetGroupArn")?.Value ?? action.Descendants("TargetGroupArn").FirstOrDefault()?.Value, null),
            "redirect" when action.Element("RedirectConfig")?.Element("Protocol")?.Value == "HTTPS" => new ListenerAction(
                null, int.TryParse(action.Element("RedirectConfig")!.Element("Port")?.Value, out int port) ? port : 443),
            _ => new ListenerAction(null, null),
        };
    }
}
