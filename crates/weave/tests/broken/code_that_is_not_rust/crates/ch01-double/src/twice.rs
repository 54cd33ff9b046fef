pub fn twice( {
