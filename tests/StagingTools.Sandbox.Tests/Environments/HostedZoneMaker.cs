using System.Text;
using System.Xml.Linq;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>Makes hosted zones, which the product never does.</summary>
internal static class HostedZoneMaker
{
    /// <summary>Makes a public zone.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> MakeAsync(SandboxInfo sandbox, string name)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, sandbox.Endpoint + "/2013-04-01/hostedzone")
        {
            Content = new StringContent(
                $"<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Name>{name}</Name><CallerReference>{Guid.NewGuid()}</CallerReference></CreateHostedZoneRequest>",
                Encoding.UTF8,
                "application/xml"),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={sandbox.AccessKeyId}/20250101/us-east-1/route53/aws4_request, SignedHeaders=host, Signature=none");
        using HttpResponseMessage answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        XElement made = XElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return made.Descendants().First(element => element.Name.LocalName == "Id").Value.Split('/')[^1];
    }
}
