namespace Amazon.RDS.Model;

public class CertificateDetails
{
    public string? CAIdentifier { get; set; }
    public DateTime? ValidTill { get; set; }
}
