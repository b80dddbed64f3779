using Amazon.Protocols;

namespace Amazon.ECR.Model;

public class Tag
{
    [WireName("Key")]
    public string? Key { get; set; }
    [WireName("Value")]
    public string? Value { get; set; }
}
