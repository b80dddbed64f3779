using Amazon.Protocols;

namespace Amazon.EC2.Model;

public class Filter
{
    public string? Name { get; set; }
    [WireName("Value")]
    public List<string>? Values { get; set; }
}
