# The environment lives in the account's default VPC: no NAT gateway and no VPC endpoints to pay for.
# An account without a default VPC names its own through vpc_id and subnet_ids.

data "aws_vpc" "this" {
  default = var.vpc_id == null ? true : null
  id      = var.vpc_id
}

data "aws_subnets" "this" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.this.id]
  }

  dynamic "filter" {
    for_each = var.vpc_id == null ? { default-for-az = ["true"] } : {}

    content {
      name   = filter.key
      values = filter.value
    }
  }

  dynamic "filter" {
    for_each = var.subnet_ids == null ? {} : { subnet-id = var.subnet_ids }

    content {
      name   = filter.key
      values = filter.value
    }
  }

  lifecycle {
    postcondition {
      condition     = length(self.ids) >= 2
      error_message = "VPC ${data.aws_vpc.this.id} offers ${length(self.ids)} usable subnet(s); RDS needs two in different availability zones. Create the missing default subnets (aws ec2 create-default-subnet) or name others with vpc_id and subnet_ids."
    }
  }
}

# Not every availability zone offers every instance type (us-east-1e has no t3), and an autoscaling group that
# tries such a zone first loses minutes.
data "aws_ec2_instance_type_offerings" "this" {
  location_type = "availability-zone"

  filter {
    name   = "instance-type"
    values = [var.instance_type]
  }
}

data "aws_subnets" "instances" {
  filter {
    name   = "subnet-id"
    values = data.aws_subnets.this.ids
  }

  filter {
    name   = "availability-zone"
    values = data.aws_ec2_instance_type_offerings.this.locations
  }

  lifecycle {
    postcondition {
      condition     = length(self.ids) >= 1
      error_message = "No subnet of VPC ${data.aws_vpc.this.id} lies in an availability zone that offers ${var.instance_type}. Choose another instance_type or other subnet_ids."
    }
  }
}
