namespace Amazon.RDS.Model;

public class ServerlessV2FeaturesSupport
{
    public double? MinCapacity { get; set; }
    public double? MaxCapacity { get; set; }
}
