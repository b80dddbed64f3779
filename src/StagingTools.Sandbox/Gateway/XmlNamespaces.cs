namespace StagingTools.Sandbox.Gateway;

/// <summary>The XML namespaces of the Query services that overlays answer for.</summary>
internal static class XmlNamespaces
{
    /// <summary>The namespace of a service's answers; empty for a service without an overlay.</summary>
    public static string Of(string service) => service switch
    {
        "rds" => "http://rds.amazonaws.com/doc/2014-10-31/",
        "sns" => "http://sns.amazonaws.com/doc/2010-03-31/",
        "monitoring" => "http://monitoring.amazonaws.com/doc/2010-08-01/",
        "elasticache" => "http://elasticache.amazonaws.com/doc/2015-02-02/",
        _ => "",
    };
}
