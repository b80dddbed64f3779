using Amazon.Protocols;

namespace Amazon.EC2.Model;

public class Reservation
{
    public string? ReservationId { get; set; }
    public string? OwnerId { get; set; }
    [WireName("instancesSet")]
    public List<Instance>? Instances { get; set; }
}
